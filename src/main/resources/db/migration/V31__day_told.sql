-- Which day a client has been told of, when a holiday moved the delivery: one that moves again, or back, is told of again.
alter table delivery_occurrence add column told_day date;

update delivery_occurrence o set told_day = o.day
 where o.state = 'PLANNED' and o.displaced_from is not null
   and exists (select from contact_text t where t.municipality = o.municipality and t.case_ref = o.case_ref
                  and t.template = 'delivery-moved' and position(o.day::text in t.body) > 0);
