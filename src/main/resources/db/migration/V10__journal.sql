-- Notes for the person's journal: which were asked for, and how they were written. The ledger's message of the same id says where each stands.

create table journal_note (
  id            uuid primary key references message,
  municipality  text  not null,
  case_ref      text  not null,
  kind          text  not null,
  reference     text  not null,                     -- stands in the note's text too: how a person finds it
  template      text,                               -- id@version; null until it was written
  content       bytea,                              -- encrypted; null as soon as the journal has the note
  asked_at      timestamptz not null default clock_timestamp()
);
create index journal_note_case on journal_note (case_ref);

grant select, insert, update on journal_note to ${appRole};
