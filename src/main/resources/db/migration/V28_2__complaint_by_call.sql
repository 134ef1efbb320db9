-- A complaint by telephone is told as one call, with the number. What was written for the notice that is no more, and has not left, leaves as that call does:
-- where the call still waits for the unit's telephone hours it takes the number, and the notice is not needed. Where the call was asked at once and its line has
-- not left either, the two stand beside each other in one mail.
update contact_call c set about = nullif(n.detail, '–') from notice n
 where n.kind = 'COMPLAINT_PHONE' and n.message_id is null and n.municipality = c.municipality and n.subject_ref = c.case_ref
   and c.reason = 'complaint' and c.state = 'WAITING' and c.about is null;
delete from notice n using contact_call c
 where n.kind = 'COMPLAINT_PHONE' and n.message_id is null and n.municipality = c.municipality and n.subject_ref = c.case_ref
   and c.reason = 'complaint' and c.state = 'WAITING';
update notice set kind = 'CALL_SUPPLIER', detail = 'framför en reklamation till kundtjänst: ' || detail where kind = 'COMPLAINT_PHONE' and message_id is null;
