-- What people decided by command: rows are added and never changed. Nothing about the person that a message concerns.
create table operator_act (
  seq           bigint generated always as identity primary key,
  at            timestamptz not null default clock_timestamp(),
  operator      text not null,                      -- as far as a command line can know: the account of the operating system
  command       text not null,
  subject       text not null,                      -- message id or channel
  result        text not null,                      -- DONE, or why not
  state_before  text,
  state_after   text
);
grant select, insert on operator_act to ${appRole};

-- Numbers of files that never appeared; the next file takes the lowest (docs/decisions/0016).
create table gapless_returned (
  name    text   not null,
  number  bigint not null,
  primary key (name, number)
);
grant select, insert, delete on gapless_returned to ${appRole};
alter table customer_list_batch add column number bigint;

-- When the neighbour's own server had it: what is signed is compared with that and not with when the hub got round to it.
alter table receipt add column arrived_at timestamptz;

-- What was purged, by which decision; never what it was.
create table purge (
  seq           bigint generated always as identity primary key,
  at            timestamptz not null default clock_timestamp(),
  municipality  text not null,
  kind          text not null,                      -- class of requirements §10.2: R1 done with, R2 quarantined
  messages      int  not null,
  decision      text not null                       -- reference of the gallringsbeslut
);
grant select, insert on purge to ${appRole};
