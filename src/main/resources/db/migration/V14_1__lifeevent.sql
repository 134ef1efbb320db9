-- Life events (flow F17): what the case system has recorded about people beside their decisions.

create table life_event_seen (
  municipality  text   not null,
  record_key    bytea  not null,                    -- the case system's id of the record, hashed
  version       bigint not null,
  primary key (municipality, record_key)
);

create table client_fact (
  municipality  text  not null,
  person_key    bytea not null,
  as_of         timestamptz not null,               -- when the case system recorded it: a later decision says it better
  content       bytea not null,                     -- encrypted; of people with an open case only, never of protected ones
  primary key (municipality, person_key)
);

create table absence (
  municipality  text   not null,
  record_key    bytea  not null,
  person_key    bytea  not null,
  from_day      date   not null,
  to_day        date,                               -- null while the end is not known
  primary key (municipality, record_key)
);
create index absence_person on absence (municipality, person_key);

grant select, insert, update on life_event_seen to ${appRole};
grant select, insert, update, delete on client_fact, absence to ${appRole};
