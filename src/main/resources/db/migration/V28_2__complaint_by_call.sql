-- A complaint by telephone is told as one call, with the number. What was written for the notice that is no more, and has not left, leaves as that call does.
update notice set kind = 'CALL_SUPPLIER', detail = 'framför en reklamation till kundtjänst: ' || detail where kind = 'COMPLAINT_PHONE' and message_id is null;
