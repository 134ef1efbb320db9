-- The morning's delivery schedule (flow F11). Addresses are compared when it comes, and not kept.

create table schedule_day (
  municipality  text not null,
  supplier_id   text not null,
  day           date not null,
  occurred_at   timestamptz,                         -- when the supplier made it; null while none was usable
  content_hash  text,                                -- of its stops, so that the same one is known again
  expected      integer,                             -- deliveries that the hub expected when it came
  refused       text,                                -- code of the newest one that was not believed, until one is
  changed_at    timestamptz not null default clock_timestamp(),
  primary key (municipality, supplier_id, day)
);

create table schedule_stop (
  municipality  text not null,
  supplier_id   text not null,
  day           date not null,
  n             integer not null,
  case_ref      text,                                -- null: an unknown customer
  from_time     time not null,
  to_time       time not null,
  address_fits  boolean,                             -- null: the schedule does not say where
  told_from     time,                                -- what the unit was told last
  primary key (municipality, supplier_id, day, n),
  foreign key (municipality, supplier_id, day) references schedule_day on delete cascade
);

create table schedule_deviation (
  municipality  text not null,
  supplier_id   text not null,
  day           date not null,
  subject       text not null,                       -- case reference, or the stop's number
  kind          text not null,
  case_ref      text,
  unit_id       text,
  round         integer not null default 1,          -- it was gone and came back
  found_at      timestamptz not null default clock_timestamp(),
  gone_at       timestamptz,
  told_at       timestamptz,
  primary key (municipality, day, supplier_id, subject, kind)
);

create table schedule_review (                       -- who looked through it, when, and how many differences there were
  municipality  text not null,
  day           date not null,
  unit_id       text not null,
  case_ref      text not null,                       -- one of the unit's of that day, by which its telephone is found
  state         text not null check (state in ('WAITING', 'INFORMED', 'ACKNOWLEDGED', 'MISSED')),
  deviations    integer,                             -- null until it was told
  listed_at     timestamptz,
  late          boolean not null default false,      -- told after its time: an outage, or a schedule that came late
  acknowledged_at timestamptz,                       -- also of one that was missed: the miss stays
  acknowledged_by text,                              -- how: the fingerprint of a certificate, or a staff id
  escalated_at  timestamptz,
  primary key (municipality, day, unit_id)
);

grant select, insert, update, delete on schedule_day, schedule_stop, schedule_deviation, schedule_review to ${appRole};
