-- Letting go of what the rooms keep, class by class (requirements §10.2), under a decision that the table purge names.

grant delete on consent_event, consent, consent_annulment, supplier_account, credentials_handover, lifecare_item to ${appRole};

-- The application can add to the ledger of disclosures and change nothing. This is the one way in which something leaves it: what is older than was decided, and
-- never what is younger than a year, whoever calls.
create function purge_disclosures(p_municipality text, p_age interval, p_decision text) returns int
language plpgsql security definer set search_path from current as $$
declare
  before timestamptz := clock_timestamp() - p_age;
  purged int;
begin
  if coalesce(btrim(p_decision), '') = '' or before > clock_timestamp() - interval '1 year' then
    raise exception 'refused';
  end if;
  delete from disclosure_erased x using disclosure_entry e
   where x.entry_id = e.id and e.municipality = p_municipality and e.at < before;
  delete from disclosure_entry where municipality = p_municipality and at < before;
  get diagnostics purged = row_count;
  delete from erasure_request r
   where r.municipality = p_municipality and r.requested_at < before and r.state <> 'REQUESTED'
     and not exists (select from disclosure_erased x where x.erasure_id = r.id);
  return purged;
end $$;
revoke all on function purge_disclosures(text, interval, text) from public;
grant execute on function purge_disclosures(text, interval, text) to ${appRole};
