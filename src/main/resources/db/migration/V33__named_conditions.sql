-- The conditions of two indexes by state get names of their own (decision 0074): a question for one message by its id that says "state = 'RECEIVED'" implied
-- them, and planned after a quiet night, when nothing is in that state, it read every record that had come since.
alter table message
  add column undecided  boolean not null generated always as (state = 'RECEIVED') stored,
  add column unfinished boolean not null generated always as (state not in ('CONFIRMED', 'DUPLICATE', 'REJECTED', 'EXPIRED', 'RECALLED')) stored;
drop index message_undecided;
drop index message_unfinished;
create index message_undecided on message (municipality, flow) where undecided;
create index message_unfinished on message (state, changed_at) where unfinished;
