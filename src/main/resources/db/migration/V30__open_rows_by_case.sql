-- A row is open until it has been answered or withdrawn; a case has at most one. A column of its own, because a question for the rows of one list that says
-- "state = 'BATCHED'" implied the condition of the old index: planned before PostgreSQL had counted anything, it read every open row there was (decision 0074).
alter table customer_list_row add column open boolean not null generated always as (state in ('READY', 'BATCHED')) stored;
drop index customer_list_row_open;
create unique index customer_list_row_open on customer_list_row (case_ref) where open;
