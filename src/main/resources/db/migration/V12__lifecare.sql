-- What has been read of a Lifecare installation, and how far. Ids are the source's own numbers, which say nothing about a person; contents are keyed hashes.

create table lifecare_source (
  source        text primary key,                    -- as the route names it
  municipality  text        not null,
  not_before    timestamptz,                         -- the source asked to be left alone until then
  last_success  timestamptz not null default clock_timestamp(),
  reconcile_at  timestamptz not null default clock_timestamp()
);

create table lifecare_mark (
  source      text        not null references lifecare_source,
  entity      text        not null,
  read_to     timestamptz not null,                  -- everything changed before this has been read, late commits excepted
  primary key (source, entity)
);

create table lifecare_item (
  source        text    not null references lifecare_source,
  entity        text    not null,
  item_id       text    not null,
  person_key    bytea   not null,
  order_key     bytea   not null,
  record_hash   bytea   not null,                    -- of the record as it came
  bundle_hash   bytea,                               -- of a decision with its client and executions
  revision      bigint  not null default 0,          -- rises with every change that became a message
  protected     boolean not null default false,
  gone          boolean not null default false,
  missing_since timestamptz,                         -- not in the source's list at the last reconciliation
  repeats       bigint  not null default 0,          -- came again unchanged
  message_id    uuid    references message,          -- the newest message about it
  changed_at    timestamptz not null default clock_timestamp(),
  primary key (source, entity, item_id)
) with (fillfactor = 80);
create index lifecare_item_person on lifecare_item (source, person_key);

grant select, insert, update on lifecare_source, lifecare_mark, lifecare_item to ${appRole};
