-- 0078: what is kept of contents is keyed (Marks). What came in before keeps its SHA-256 until its row goes, since a repeat is known by it;
-- the ledger's second copy of it, and that of what has left, which nothing is compared with, go now.
alter table receipt rename column content_sha256 to content_mark;
alter table message rename column sha256 to content_mark;
alter table disclosure_entry rename column message_sha256 to message_mark;
update message set content_mark = null where content_mark is not null;
