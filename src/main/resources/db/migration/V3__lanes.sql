-- The ledger's own rows are the queues (docs/decisions/0014): what is to be done with a message by itself stands beside its state, and commits with it.

alter table message
  add column due_at timestamptz,   -- when the message is to be worked on next; null: in somebody's hands, waiting for a person or a reply, or done
  add column lane   text;          -- in whose hands it is: the instance of the db-scheduler task that works on it

update message m set due_at = t.execution_time
  from scheduled_tasks t
 where t.task_name in ('handle', 'deliver') and t.task_instance = m.id::text and m.state in ('RECEIVED', 'READY', 'SENDING', 'UNCERTAIN');
delete from scheduled_tasks where task_name in ('handle', 'deliver');
alter table message add constraint message_due check (due_at is null or (lane is null and state in ('RECEIVED', 'READY', 'SENDING', 'UNCERTAIN')));

-- Small whatever the ledger holds: only what waits for its turn stands in them. Records, and what arrived by itself, wait apart.
create index message_due_whole  on message (due_at, seq) where direction = 'I' and due_at is not null and claims = 0 and receipt_id is not null;
create index message_due_record on message (due_at, seq) where direction = 'I' and due_at is not null and claims = 0 and receipt_id is null;
create index message_suspected  on message (due_at)      where direction = 'I' and due_at is not null and claims > 0;
create index message_due_out    on message (channel, due_at, seq) where direction = 'O' and due_at is not null;
create index message_in_hand    on message (lane) where lane is not null;
create index message_undecided  on message (municipality, flow) where state = 'RECEIVED';

-- Most rows are records that came in: they have no id on the wire and need no entry.
alter table message drop constraint message_dedup_id_key;
create unique index message_dedup on message (dedup_id) where dedup_id is not null;
