-- How often the neighbour has been asked what became of the latest attempt: each time the pause before the next question grows (reliability 2.0 R8).
alter table message add column asks int not null default 0;
