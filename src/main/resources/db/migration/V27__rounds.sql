-- The rounds over a municipality's cases (decision 0064) go on after a case reference.
drop index delivery_occurrence_cutoff;
create index delivery_occurrence_cutoff on delivery_occurrence (municipality, cutoff_at, case_ref) where state = 'PLANNED';
drop index order_task_open;
create index order_task_open on order_task (municipality, week, case_ref) where closed_at is null;
