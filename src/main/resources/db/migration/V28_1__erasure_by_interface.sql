-- A supplier that has an interface may be asked there to erase a whole account (decision 0067).
alter table erasure_request add column way text not null default 'LETTER' check (way in ('LETTER', 'REST'));
