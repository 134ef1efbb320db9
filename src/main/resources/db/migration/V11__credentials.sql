-- Credentials from suppliers (flow F06). No column here holds a login or a password.

-- Payloads that may hold a secret are encrypted under a key of their own as well, which stands in a file and not in the database (docs/decisions/0023).
alter table payload add column own_key boolean not null default false;

-- Keys that shall go: written in the transaction that decided it, done when the file is deleted.
create table key_shredding (
  payload_id  uuid primary key,
  ordered_at  timestamptz not null default clock_timestamp(),
  done_at     timestamptz
);
create index key_shredding_open on key_shredding (payload_id) where done_at is null;

create table supplier_account (
  case_ref      text not null references purchase_case,
  supplier      text not null,
  municipality  text not null,
  state         text not null check (state in ('REQUESTED', 'CREDENTIALS_RECEIVED', 'HANDED_OVER', 'ACTIVE', 'SUSPENDED', 'CLOSED',
                                               'ERASURE_CONFIRMED')),
  batch_id      uuid not null,                      -- the list and the row by which the supplier knows the client
  position      int  not null,
  login_is_fictive boolean,                         -- that the login is an alias of the supplier's, never which
  reissues      int  not null default 0,
  changed_at    timestamptz not null default clock_timestamp(),
  primary key (case_ref, supplier)
);

create table credentials_handover (
  id            uuid primary key references message,    -- the outgoing message
  mail_id       uuid not null unique references message,
  payload_id    uuid not null,
  municipality  text not null,
  supplier      text not null,
  case_ref      text not null references purchase_case,
  batch_id      uuid not null,
  position      int  not null,
  target        text not null check (target in ('ONE_TIME_TO_UNIT', 'SEALED_LETTER_TO_CLIENT')),
  created_at    timestamptz not null default clock_timestamp()
);

grant select, insert, update on key_shredding, supplier_account, credentials_handover to ${appRole};
