-- The ledger: what came in, what goes out, and where each message stands. Run as the owner; the application's role gets rows, not tables.

create table receipt (
  id              uuid primary key,
  source          text        not null,
  transport_key   bytea       not null,            -- HMAC of path|mtime|size or UIDVALIDITY/UID: file names may hold personal data
  content_sha256  text        not null,
  size            bigint      not null,
  received_at     timestamptz not null default clock_timestamp(),
  unique (source, transport_key)
);

create table payload (
  id          uuid  not null,
  n           int   not null,
  ciphertext  bytea not null,
  stored_at   timestamptz not null default clock_timestamp(),
  primary key (id, n)
);
alter table payload alter column ciphertext set storage external;   -- ciphertext does not compress

create table message (
  id              uuid primary key,
  seq             bigint generated always as identity,
  direction       char(1)     not null check (direction in ('I', 'O')),
  flow            text        not null,
  municipality    text        not null,
  state           text        not null check (state in ('RECEIVED', 'READY', 'SENDING', 'SENT', 'CONFIRMED', 'DUPLICATE', 'REJECTED',
                                                        'QUARANTINED', 'HELD', 'PARKED', 'UNCERTAIN', 'EXPIRED', 'RECALLED')),
  fault           text,
  place           text,
  name            text,                             -- a name fit for a receipt: never personal data
  case_ref        text,
  policy          text,                             -- policyId@version that decided
  receipt_id      uuid references receipt,
  parent_id       uuid references message,
  position        int,
  progress        int         not null default 0,   -- how many parts have been cut out so far
  parts_complete  boolean     not null default false,
  order_key       bytea,
  content_hash    bytea,                            -- keyed hash: a plain hash of few fields can be guessed
  payload_id      uuid,
  channel         text,
  dedup_id        text unique,
  sha256          text,                             -- of the bytes on the wire
  claims          int         not null default 0,
  attempts        int         not null default 0,
  give_up_at      timestamptz,
  expires_at      timestamptz,
  created_at      timestamptz not null default clock_timestamp(),
  changed_at      timestamptz not null default clock_timestamp()
) with (fillfactor = 85);
create index message_unfinished on message (state, changed_at) where state not in ('CONFIRMED', 'DUPLICATE', 'REJECTED', 'EXPIRED', 'RECALLED');
create index message_order on message (order_key, seq) where order_key is not null and state = 'RECEIVED';
create index message_parent_pending on message (parent_id) where parent_id is not null and state = 'RECEIVED';
create unique index message_parent on message (parent_id, position) where parent_id is not null;
create index message_receipt on message (receipt_id) where receipt_id is not null;
create index message_kept on message (order_key) where order_key is not null and state in ('HELD', 'PARKED', 'QUARANTINED');
create index message_payload on message (payload_id) where payload_id is not null;
create index message_case on message (case_ref) where case_ref is not null;

create table business_key (
  flow          text  not null,
  municipality  text  not null,
  key           bytea not null,
  content_hash  bytea not null,
  message_id    uuid  not null references message,
  primary key (flow, municipality, key)
);

create table attempt (
  message_id      uuid        not null references message,
  n               int         not null,
  started_at      timestamptz not null default clock_timestamp(),
  ended_at        timestamptz,
  outcome         text,
  fault           text,
  peer_reference  text,
  primary key (message_id, n)
);

create table deadline (
  id          uuid primary key,
  kind        text        not null,
  subject     text        not null,
  occurrence  text        not null,
  due_at      timestamptz not null,
  rule        text        not null,
  fired_at    timestamptz,
  late        boolean,
  unique (kind, subject, occurrence)
);

create table gapless_sequence (
  name  text primary key,
  last  bigint not null
);

-- db-scheduler's table (its documented schema for PostgreSQL).
create table scheduled_tasks (
  task_name             text        not null,
  task_instance         text        not null,
  task_data             bytea,
  execution_time        timestamptz not null,
  picked                boolean     not null,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  int,
  last_heartbeat        timestamptz,
  version               bigint      not null,
  priority              smallint,
  primary key (task_name, task_instance)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);

grant select, insert, update on receipt, message, business_key, attempt, deadline, gapless_sequence to ${appRole};
grant select, insert, delete on payload to ${appRole};
grant select, insert, update, delete on scheduled_tasks to ${appRole};
