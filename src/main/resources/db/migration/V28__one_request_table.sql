-- What suppliers are asked stands in one table, whichever way it goes (decision 0066): the letters' rows join those of the interfaces. Written by the room
-- supplierrequest alone. No personal data.
alter table supplier_request rename column supplier to supplier_id;
alter table supplier_request alter column case_ref drop not null;            -- an old letter may know a number only, which means nobody
alter table supplier_request
  add column customer_no text,
  add column carrier     text not null default 'REST' check (carrier in ('LETTER', 'REST')),
  add column file_number bigint;                                             -- of the file that holds it; null while it has not been built, and where there is none
alter table supplier_request alter column carrier drop default;

-- The same request may have been asked both ways, when a profile was changed: then the message says which way it goes. Whom a number means was looked up when
-- a letter left, and is settled here instead: nothing leaves about somebody unknown.
insert into supplier_request (id, municipality, supplier_id, kind, case_ref, customer_no, order_no, day, asked_at, carrier, file_number)
select r.id, r.municipality, r.supplier_id, r.kind, coalesce(r.case_ref, c.case_ref), r.customer_no, r.order_no, r.day, r.created_at, 'LETTER', r.file_number
  from order_request r left join supplier_customer c using (municipality, supplier_id, customer_no)
on conflict (id) do update set carrier = excluded.carrier, customer_no = excluded.customer_no, file_number = excluded.file_number
 where exists (select from message m where m.id = excluded.id and m.flow = 'ORDER_REQUEST');
drop table order_request;

update message set flow = 'SUPPLIER_REQUEST' where flow in ('ORDER_REQUEST', 'SUPPLIER_API_REQUEST');

-- And one kind of notice says that it has not arrived. Where both had said it, once is enough.
update notice n set kind = 'SUPPLIER_REQUEST_NOT_SENT'
 where n.kind in ('ORDER_REQUEST_NOT_SENT', 'PEPPOL_PHONE')
   and not exists (select from notice t where t.kind in ('SUPPLIER_REQUEST_NOT_SENT', 'ORDER_REQUEST_NOT_SENT', 'PEPPOL_PHONE') and t.id <> n.id
                      and t.recipient = n.recipient and t.subject_ref = n.subject_ref and t.occurrence = n.occurrence
                      and (t.kind = 'SUPPLIER_REQUEST_NOT_SENT' or t.id < n.id));
delete from notice where kind in ('ORDER_REQUEST_NOT_SENT', 'PEPPOL_PHONE') and message_id is null;
