-- How far a journal that lists its notes has been read for consents (flow F02 source a).
create table journal_mark (
    municipality text primary key,
    read_to timestamptz not null
);
grant select, insert, update on journal_mark to ${appRole};
