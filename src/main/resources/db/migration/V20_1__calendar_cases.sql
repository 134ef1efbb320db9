-- What the delivery calendar (F09) knows of each case, and why a week has no occurrence. Written by the room calendar alone.

create table calendar_case (
  case_ref      text primary key references purchase_case,
  municipality  text not null,
  seen_at       timestamptz not null,               -- purchase_case.changed_at as it was when the case's weeks were planned
  stale         boolean not null default false      -- to be planned again: an absence, a slot, a new rule, another week in sight
);

-- A week that the policy asks for and that has fewer occurrences than it should.
create table calendar_week_reason (
  case_ref      text not null,
  week          text not null,
  municipality  text not null,
  reason        text not null,
  recorded_at   timestamptz not null default clock_timestamp(),
  primary key (case_ref, week)
);

-- A slot that was booked at the supplier, by the order it belongs to.
create table calendar_slot (
  case_ref      text not null,
  supplier_id   text not null,
  order_no      text not null,
  municipality  text not null,
  day           date,                               -- null: given up
  supplier_version bigint not null,
  changed_at    timestamptz not null default clock_timestamp(),
  primary key (case_ref, supplier_id, order_no)
);
create index calendar_slot_day on calendar_slot (case_ref, day);

-- Under which rules, and how far, a municipality's weeks are planned.
create table calendar_horizon (
  municipality  text primary key,
  until_week    text not null,
  rules         text not null,                      -- fingerprint of policy versions and suppliers' calendars
  changed_at    timestamptz not null default clock_timestamp()
);

-- The files to units and planning. The number is taken with the first bytes and stays the file's.
create table calendar_file (
  id            uuid primary key,                   -- the outgoing message
  municipality  text not null,
  kind          text not null check (kind in ('UNIT_LIST', 'UNIT_FEED')),
  unit_id       text not null,
  day           date not null,
  number        bigint,
  unique (municipality, kind, unit_id, day)
);

create index delivery_occurrence_cutoff on delivery_occurrence (municipality, cutoff_at) where state = 'PLANNED';

grant select, insert, update, delete on calendar_case, calendar_week_reason, calendar_slot, calendar_horizon, calendar_file to ${appRole};
