-- What a neighbour must be asked about before it is decided waits in a queue of its own for each line to a neighbour (decision 0014): one that does not answer
-- keeps its own lane, and no other record's. "channel" says which line.
drop index message_due_record;
create index message_due_record on message (due_at, seq) where direction = 'I' and due_at is not null and claims = 0 and receipt_id is null and channel is null;
create index message_due_asked  on message (channel, due_at, seq) where direction = 'I' and due_at is not null and channel is not null;

update message set channel = municipality || '/invoice-receivers' where flow = 'INVOICE_LOOKUP' and unfinished;

-- Done for each municipality by a task of its own from now on.
delete from scheduled_tasks where task_name in ('retention', 'long-waits');
