-- The rounds over a municipality's cases (decision 0064) go on after a case reference.
drop index delivery_occurrence_cutoff;
create index delivery_occurrence_cutoff on delivery_occurrence (municipality, cutoff_at, case_ref) where state = 'PLANNED';
drop index order_task_open;
create index order_task_open on order_task (municipality, week, case_ref) where closed_at is null;

-- A round's occurrence has no bar at its end; what was set before the upgrade still has its week and its cut-off.
update deadline set occurrence = rtrim(occurrence, '|')
 where fired_at is null and occurrence like '%|'
   and kind in ('ORDER_WEEK', 'ORDER_WATCH_24H', 'ORDER_WATCH_3H', 'ORDER_CUTOFF');
