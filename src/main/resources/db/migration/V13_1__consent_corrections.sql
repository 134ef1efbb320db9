-- Who called an event a mistake, what they may open by it, and whether the journal has the correction (docs/decisions/0037).

alter table consent_annulment
  add column by_event   uuid,                               -- the event that says so
  add column opens      text not null default '',           -- purposes that whoever says so may say yes to
  add column note_state text not null default 'NONE' check (note_state in ('NONE', 'ASKED', 'UNKNOWN', 'WRITTEN'));
-- What has been decided stands.
update consent_annulment set by_event = event_id, note_state = 'WRITTEN',
  opens = 'DISCLOSE_TO_SUPPLIER,CONTACT_CLIENT_BY_SUPPLIER,SMS_TO_UNIT,SMS_TO_CLIENT,EMAIL_AS_LOGIN,PORTKOD_TO_SUPPLIER,STAFF_ORDERS_ALONE,INFO_TO_RELATIVE,PROTECTED_MANUAL_TRANSFER';
alter table consent_annulment
  drop constraint consent_annulment_pkey,
  add primary key (municipality, event_id, person_key, by_event);

grant update on consent_annulment to ${appRole};
