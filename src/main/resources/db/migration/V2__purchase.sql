-- Purchase cases (inköpsärenden) and the customer lists that are built from them. Personal data only inside "content", encrypted per row.

create table case_number (
  municipality  text not null,
  year          int  not null,
  last          bigint not null,
  primary key (municipality, year)
);

create table purchase_case (
  case_ref      text primary key,
  municipality  text   not null,
  person_key    bytea  not null,                    -- keyed hash of the twelve digits, per municipality
  state         text   not null,
  supplier      text,
  unit_id       text,
  scope         text,                               -- provider scope: one customer list holds one scope's clients only
  policy        text   not null,
  content       bytea,                              -- encrypted; null for protected persons and closed cases
  as_of         timestamptz not null,               -- when the newest event that decided was recorded in the case system
  version       int    not null,
  changed_at    timestamptz not null default clock_timestamp(),
  unique (municipality, person_key)
) with (fillfactor = 80);

create table decision_seen (
  municipality  text   not null,
  decision_key  bytea  not null,
  person_key    bytea  not null,
  version       bigint not null,
  case_ref      text,
  primary key (municipality, decision_key)
);

create table customer_list_row (
  id            uuid primary key,
  seq           bigint generated always as identity,
  case_ref      text not null references purchase_case,
  municipality  text not null,
  supplier      text not null,
  scope         text not null,
  state         text not null check (state in ('READY', 'BATCHED', 'ACKNOWLEDGED', 'REJECTED', 'WITHDRAWN')),
  batch_id      uuid references message,
  position      int,
  case_version  int,                                -- what the sent row was built from
  reason        text,
  changed_at    timestamptz not null default clock_timestamp()
) with (fillfactor = 80);
create index customer_list_row_case on customer_list_row (case_ref, seq);
create unique index customer_list_row_open on customer_list_row (case_ref) where state in ('READY', 'BATCHED');
create index customer_list_row_ready on customer_list_row (municipality, supplier, seq) where state = 'READY';
create index customer_list_row_batch on customer_list_row (batch_id, position) where batch_id is not null;

create table customer_list_batch (
  id             uuid primary key references message,
  municipality   text not null,
  supplier       text not null,
  scope          text not null,
  row_count      int  not null,
  control_sha256 text,
  recipient_fingerprint text,
  created_at     timestamptz not null default clock_timestamp()
);

create table notice (
  id            uuid primary key,
  municipality  text not null,
  kind          text not null,
  role          text not null,                      -- who is told: RESPONSIBLE, SECURITY, AREA_STEWARD, IT
  recipient     text not null,                      -- a function mailbox of the municipality's own
  subject_ref   text not null,                      -- case reference, batch or channel: never personal data
  detail        text not null,
  occurrence    text not null,
  message_id    uuid references message,
  created_at    timestamptz not null default clock_timestamp(),
  unique (kind, recipient, subject_ref, occurrence)
);
create index notice_waiting on notice (municipality, recipient) where message_id is null;

grant select, insert, update on case_number, purchase_case, decision_seen, customer_list_row, customer_list_batch, notice to ${appRole};
