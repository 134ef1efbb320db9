-- A week's end of which one part was done when V27 came still names that part's last task, and no round finds such a week: it begins again. What was told is told once.
update deadline d set occurrence = split_part(d.occurrence, '|', 1)
 where d.fired_at is null and d.kind = 'ORDER_WEEK' and d.occurrence like '%|_%'
   and not exists (select from deadline o where o.kind = d.kind and o.subject = d.subject and o.occurrence = split_part(d.occurrence, '|', 1));
