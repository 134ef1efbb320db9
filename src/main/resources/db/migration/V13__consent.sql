-- Consents: what was agreed to, and what was taken back, by a keyed hash of the person. Pointers only; the words stand in the journal (requirements §10.2 R4).

create table consent_event (
  municipality  text   not null,
  id            uuid   not null,                    -- the source's own id
  person_key    bytea  not null,
  type          text   not null check (type in ('RECORDED', 'WITHDRAWN', 'ANNULLED')),
  note_kind     text,                               -- null: nothing to write, the journal was the source or there was no effect
  note_state    text   not null check (note_state in ('NONE', 'ASKED', 'UNKNOWN', 'WRITTEN')),
  note_purposes text   not null default '',         -- what it had an effect on
  note_id       uuid,
  message_id    uuid   not null references message, -- what a person may still have to decide about
  content       bytea,                              -- who gave, obtained and registered it, encrypted; null for protected persons
  occurred_at   timestamptz not null default clock_timestamp(),
  primary key (municipality, id)
);
create index consent_event_person on consent_event (municipality, person_key);
create index consent_event_note on consent_event (municipality, note_id) where note_id is not null;
create index consent_event_unwritten on consent_event (municipality, person_key) where note_kind is not null and note_state = 'NONE';

create table consent (
  municipality   text   not null,
  event_id       uuid   not null,
  purpose        text   not null,
  person_key     bytea  not null,
  recipient_type text   not null,
  recipient_id   text,                              -- a supplier or a unit as the policy knows it
  given_at       timestamptz not null,
  valid_to       date,
  state          text   not null check (state in ('CAPTURED', 'PENDING_JOURNAL', 'JOURNAL_UNKNOWN', 'ACTIVE', 'PAUSED', 'WITHDRAWN', 'EXPIRED',
                                                  'SUPERSEDED', 'ANNULLED')),
  note_state     text   not null,
  reference      text,                              -- what finds the note in the journal
  changed_at     timestamptz not null default clock_timestamp(),
  keep_until     date,                              -- null while it holds or may come to hold
  primary key (municipality, event_id, purpose)
) with (fillfactor = 85);
create index consent_person on consent (municipality, person_key);

create table consent_withdrawal (
  municipality   text   not null,
  event_id       uuid   not null,
  n              int    not null,
  person_key     bytea  not null,
  consent_id     uuid,
  purpose        text,
  recipient_type text,
  recipient_id   text,
  withdrawn_at   timestamptz not null,
  doubtful       boolean not null,
  primary key (municipality, event_id, n)
);
create index consent_withdrawal_person on consent_withdrawal (municipality, person_key);

create table consent_annulment (
  municipality  text  not null,
  event_id      uuid  not null,                     -- what was a mistake
  person_key    bytea not null,
  primary key (municipality, event_id, person_key)
);
create index consent_annulment_person on consent_annulment (municipality, person_key);

-- A row in a built list that is no longer what may be told: the list is not sent as it is.
alter table customer_list_row add column outdated boolean not null default false;

grant select, insert, update on consent_event, consent to ${appRole};
grant select, insert, delete on consent_withdrawal to ${appRole};
grant select, insert on consent_annulment to ${appRole};
