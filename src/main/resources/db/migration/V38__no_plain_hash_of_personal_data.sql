-- What has few possible values can be found from its hash by trying them, unless the hash is keyed (reliability.md 5.2). Emptied before it is dropped: a
-- dropped column's values stay in the rows.
update customer_list_batch set control_sha256 = null where control_sha256 is not null;
alter table customer_list_batch drop column control_sha256;
-- The old hashes are nobody's stops; a schedule with one is still believed.
update schedule_day set content_hash = '' where content_hash is not null;
