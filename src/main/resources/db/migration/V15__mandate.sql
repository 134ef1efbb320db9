-- Who may act for a person (flow F03). Everything about the holder stands in "content", encrypted per row.

create table mandate (
  id            uuid primary key,
  municipality  text   not null,
  person_key    bytea  not null,
  version       bigint not null,
  seen          text   not null check (seen in ('UNVERIFIED', 'VERIFIED', 'NOT_YET', 'EXPIRED', 'REVOKED')),
  noted         bigint not null default 0, -- version whose journal note has been asked for, or that the journal itself told
  holder_key    bytea, -- of the holder, where the holder's number is known
  content       bytea  not null,
  changed_at    timestamptz not null default clock_timestamp()
);
create index mandate_person on mandate (municipality, person_key);
create index mandate_holder on mandate (municipality, holder_key) where holder_key is not null;

grant select, insert, update, delete on mandate to ${appRole};
