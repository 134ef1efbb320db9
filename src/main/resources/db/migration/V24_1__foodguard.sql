-- The food guard (requirements §11 item 1). Days, codes and case references only. Written by the room foodguard alone.

create table food_clock (                            -- one for every client whose groceries come by the hub
  municipality  text not null,
  case_ref      text primary key,
  begun         date not null,                       -- the first day with food planned
  since         date not null,                       -- the last day with food, or begun
  told          text check (told in ('UNIT', 'MANAGER')), -- who has been alerted since then; null when food has come
  changed_at    timestamptz not null default clock_timestamp()
);
create index food_clock_municipality on food_clock (municipality);

create table food_week (                             -- the proof: no week without one of planned, fulfilled, reason
  municipality  text not null,
  case_ref      text not null,
  week          text not null,                       -- ISO week, such as 2026-W53
  verdict       text not null check (verdict in ('PLANNED', 'FULFILLED', 'EXCUSED', 'MISSING')),
  planned       date,
  fulfilled     date,
  reason        text,
  changed_at    timestamptz not null default clock_timestamp(),
  primary key (case_ref, week)
);
create index food_week_verdict on food_week (municipality, week, verdict);

create table food_path (                             -- food that came another way than by the hub, as somebody of the staff recorded it
  municipality  text not null,
  case_ref      text not null,
  day           date not null,
  way           text not null check (way in ('SHOPPING', 'PICKUP', 'OTHER')),
  recorded_by   bytea not null,                      -- the staff id, encrypted per row
  recorded_at   timestamptz not null,
  primary key (case_ref, day, way)
);

grant select, insert, update, delete on food_clock, food_week, food_path to ${appRole};
