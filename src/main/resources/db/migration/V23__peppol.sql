-- Peppol's documents in both directions: which rules judged each, and whose order it is about. Goods and addresses have no place here.
create table peppol_document (
    id uuid primary key,
    direction char(1) not null check (direction in ('I', 'O')),
    municipality text not null,
    supplier_id text,
    kind text not null,
    document_id text,
    vesid text not null,
    release text not null,
    broken text not null default '',
    case_ref text,
    order_no text,
    request text,
    day date,
    number bigint,
    at timestamptz not null default clock_timestamp()
);
create unique index peppol_document_sent on peppol_document (municipality, supplier_id, document_id) where direction = 'O';
create index peppol_document_case on peppol_document (case_ref);
create index peppol_document_age on peppol_document (municipality, at);
grant select, insert, update, delete on peppol_document to ${appRole};
