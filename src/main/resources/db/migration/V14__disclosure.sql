-- What was given to whom, what the suppliers are asked to forget, and what a row is at its supplier.

alter table customer_list_row
  add column op               text check (op in ('N', 'Ä', 'A')),  -- ny, ändra, avsluta; null until the row is in a batch
  add column earlier_batch    uuid,                                -- the row by which the supplier knows the client
  add column earlier_position int,
  add column account_ended    boolean not null default false,      -- the supplier has since been told that the account ends
  add column fields           text[]  not null default '{}',       -- names of the cells that were not empty, never their content
  add column basis_type       text,
  add column basis            bytea;                               -- encrypted reference to the ground it rested on

alter table customer_list_batch
  add column op text check (op in ('N', 'Ä'));                     -- of all rows, for a supplier that wants lists of one kind; else null

-- The ledger of disclosures (utlämnandelogg). The application adds entries and can neither change nor remove them.
create table disclosure_entry (
  id              uuid primary key,
  municipality    text   not null,
  person_key      bytea  not null,
  case_ref        text   not null,
  op              text,
  fields          text[] not null,                  -- names, never values
  recipient_type  text   not null,
  recipient       text   not null,
  basis_type      text,
  basis           bytea,                            -- encrypted reference
  basis_row       uuid   not null,                  -- to what the encryption is bound
  message_id      uuid   not null,
  position        int,
  message_sha256  text,                             -- of the bytes on the wire
  channel         text   not null,
  result          text   not null check (result in ('DELIVERED', 'UNKNOWN', 'REFUSED')),
  at              timestamptz not null default clock_timestamp(),
  unique (message_id, case_ref, result)
);
create index disclosure_entry_case on disclosure_entry (case_ref, at);

-- One erasure at one supplier. The id is the id of the mail that asks for it.
create table erasure_request (
  id            uuid primary key,
  request_id    uuid   not null,                    -- as the room that wished it knows it
  municipality  text   not null,
  case_ref      text   not null,
  supplier      text   not null,
  fields        text[] not null,                    -- names of list fields; empty means the whole account
  ending        text   not null check (ending in ('NONE', 'IN_LIST', 'IN_MAIL')),
  ending_queued boolean not null default false,
  by_person     boolean not null default false,     -- the security contact's own decision
  built         boolean not null default false,     -- the sealed mail stands in the ledger
  state         text   not null check (state in ('REQUESTED', 'CONFIRMED', 'REFUSED', 'OVERDUE', 'STOPPED')),
  reason        text,                               -- the supplier's code, never its words
  requested_at  timestamptz not null default clock_timestamp(),
  answered_at   timestamptz,
  unique (request_id, supplier)
);
create index erasure_request_case on erasure_request (case_ref);

create table disclosure_erased (
  entry_id      uuid   not null references disclosure_entry,
  erasure_id    uuid   not null references erasure_request,
  fields        text[] not null,
  confirmed_at  timestamptz not null default clock_timestamp(),
  primary key (entry_id, erasure_id)
);

-- Who looked: an extract about a person is itself an event (requirements S-15).
create table disclosure_extract (
  id        uuid primary key,
  case_ref  text not null,
  operator  text not null,
  entries   int  not null,
  at        timestamptz not null default clock_timestamp()
);

grant select, insert on disclosure_entry, disclosure_erased, disclosure_extract to ${appRole};
grant select, insert, update on erasure_request to ${appRole};
