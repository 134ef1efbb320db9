-- 0078: what is kept of contents is keyed (Marks). The columns of before stay in this version: a node that is still to be upgraded reads and writes them (0060), and rows from before are known
-- by them until the hub, which has the key, has given them their marks and emptied them (EarlierHashes). A later version drops them.
alter table receipt add column content_mark text;
alter table receipt alter column content_sha256 drop not null;
alter table receipt add constraint receipt_content check (content_mark is not null or content_sha256 is not null);
alter table message add column content_mark text;
alter table disclosure_entry add column message_mark text;
create index receipt_earlier_hash on receipt (id) where content_sha256 is not null;
create index message_earlier_hash on message (id) where sha256 is not null;
