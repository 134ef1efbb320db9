-- Where an invoice goes when the client has said "elsewhere" and the decision does not say where (flow F04). At most one question is open about a person.
-- "content" (where the person lived when it was asked, and who was found) is encrypted per row.

create table invoice_question (
  id            uuid primary key, -- also of the mail to the invoice desk
  municipality  text  not null,
  person_key    bytea not null,
  case_ref      text  not null references purchase_case (case_ref),
  state         text  not null check (state in ('LOOKING', 'TO_ASK', 'ASKED', 'TO_PERSON', 'ANSWERED', 'CLOSED')),
  content       bytea, -- null when closed
  built         boolean not null default false, -- the mail to the desk is signed and encrypted
  opened_at     timestamptz not null,
  changed_at    timestamptz not null default clock_timestamp()
);
create unique index invoice_question_open on invoice_question (municipality, person_key) where state <> 'CLOSED';

grant select, insert, update, delete on invoice_question to ${appRole};
