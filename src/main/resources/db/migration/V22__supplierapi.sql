-- What has been read by a supplier's interface (F10, F11), and what is to be asked there. Written by the room supplierapi alone; nothing here is about a person.

create table supplier_line (
  municipality  text        not null,
  supplier      text        not null,
  not_before    timestamptz,                         -- the supplier is left alone until then
  last_success  timestamptz not null,
  read_at       timestamptz not null,                -- when its lists are to be read next
  heard         bigint,                              -- the highest number of its events that have come
  primary key (municipality, supplier)
);

create table supplier_mark (
  municipality  text        not null,
  supplier      text        not null,
  list          text        not null,
  read_to       timestamptz not null,                -- everything changed before this, by the supplier's clock, has been read, late commits excepted
  primary key (municipality, supplier, list),
  foreign key (municipality, supplier) references supplier_line
);

create table supplier_question (
  municipality  text        not null,
  supplier      text        not null,
  what          text        not null check (what in ('SCHEDULE', 'ORDER')),
  name          text        not null,                -- a day, or the supplier's order number
  due_at        timestamptz not null,
  until         timestamptz not null,                -- nobody wants to know any more
  asked         int         not null default 1,      -- rises when it is asked anew while an answer is under way
  primary key (municipality, supplier, what, name)
);

create table supplier_request (
  id            uuid        primary key,             -- the outgoing message
  municipality  text        not null,
  supplier      text        not null,
  kind          text        not null check (kind in ('CANCEL', 'LATE_ORDER', 'DELIVER_AGAIN', 'HOW_DID_IT_END')),
  case_ref      text        not null,
  order_no      text,
  day           date        not null,
  asked_at      timestamptz not null default clock_timestamp()
);
create index supplier_request_case on supplier_request (case_ref);

grant select, insert, update on supplier_line, supplier_mark to ${appRole};
grant select, insert, update, delete on supplier_question, supplier_request to ${appRole};
