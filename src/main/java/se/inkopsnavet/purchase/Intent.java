package se.inkopsnavet.purchase;

import java.util.Set;
import se.inkopsnavet.customerlist.ListField;

/** What should happen as a consequence of a decision; stored in the same transaction as the decision itself. */
public sealed interface Intent {

    /** The client's row belongs in the next customer list. */
    record QueueRow() implements Intent {}

    /** A row that has not left yet must not leave. */
    record WithdrawRow() implements Intent {}

    /** The supplier that knows the person is to close the account and erase everything; one that does not is told nothing. */
    record EndAccount() implements Intent {}

    /** A supplier that was given these is to erase what they said before: they are so no more. */
    record Forget(Set<ListField> fields) implements Intent {
        public Forget {
            fields = Set.copyOf(fields);
        }
    }

    /** Tell somebody, without personal data. @param detail field letters or an error code */
    record Tell(Role role, NoticeKind kind, String detail) implements Intent {}

    /** Who is told. */
    enum Role {
        RESPONSIBLE,
        /** The head of the unit, when what the responsible was asked for has not come. */
        MANAGER,
        SECURITY_CONTACT,
        AREA_STEWARD,
        IT,
        DATA_PROTECTION_OFFICER,
        /** Who keeps the invoice addresses (kundfaktura). */
        INVOICE_DESK,
        SUPPLIER
    }

    /** What is told; the Swedish text stands in {@code mappings/notices/notices.yaml}. */
    enum NoticeKind {
        NEW_CASE,
        /** The client has an account of the own in a shop: what is the unit's to do. */
        OWN_ACCOUNT,
        MISSING_INFORMATION,
        /** What was missing has not come. */
        CASE_NOT_READY,
        /** The insats begins in a few days. */
        START_NOT_READY,
        NO_BASIS,
        TEXT_HELD,
        CONTRADICTION,
        PROTECTED,
        /** A person turned out to be protected after the supplier had been told. */
        ALREADY_DISCLOSED,
        UNKNOWN_AREA,
        /** The row is sent, and these of its items are worth a second look. */
        ROW_TO_CHECK,
        /** Something stood in the field for a password, which is always empty (a security event, HUD-16). */
        SECRET_DROPPED,
        ROW_REJECTED,
        LIST_NOT_SENT,
        LIST_OUTCOME_UNKNOWN,
        ACK_REFUSED,
        ACK_MISSING,
        /** The last reminder has been sent: a person takes over. */
        ACK_GIVEN_UP,
        /** The supplier has said one thing first and then the opposite. */
        ACK_CONTRADICTED,
        ROW_UNANSWERED,
        ROW_CONTRADICTED,
        BOUNCED,
        WAITING_LONG,
        /** The journal will not take a note as it is; somebody at the unit can mend that. */
        JOURNAL_REFUSED,
        JOURNAL_NOT_WRITTEN,
        JOURNAL_LATE,
        /** Somebody must look for the note's reference in the journal. */
        JOURNAL_UNCERTAIN,
        /** The person is protected: the note is not written by the hub. */
        JOURNAL_BY_HAND,
        JOURNAL_REDACTED,
        CONSENT_REFUSED,
        /** Its id has been used for something else: it may be a withdrawal. */
        CONSENT_CONFLICTING,
        CONSENT_NOT_JOURNALED,
        CONSENT_MISSING,
        CONSENT_EXPIRED,
        /** Somebody without a mandate has withdrawn: paused until a person has decided. */
        WITHDRAWAL_DOUBTFUL,
        CONSENT_REDACTED,
        LIFECARE_SILENT,
        LIFECARE_DIFFERS,
        /** The one thing that a supplier hears of a mail that was not accepted. */
        MAIL_REFUSED,
        CREDENTIALS_REFUSED,
        CREDENTIALS_REISSUE,
        CREDENTIALS_ROTATE,
        CREDENTIALS_LOST,
        CREDENTIALS_MISSING,
        ACCOUNT_CLOSE,
        /** A person turned out to be protected while a supplier was making an account. */
        ACCOUNT_PROTECTED,
        /** A case ended for a reason that is nobody's business outside the case system. */
        CASE_STOPPED,
        /** The case system says that somebody is alive whose case says dead. */
        DEATH_REVERSED,
        PAUSED,
        RESUMED,
        /** To the unit, once a week: nobody knows when the absence ends. */
        STILL_PAUSED,
        /** To the supplier: an answer to a request for erasure is missing. */
        ERASURE_MISSING,
        ERASURE_OVERDUE,
        ERASURE_REFUSED,
        ERASURE_NOT_SENT,
        /** Nobody knows whether it got there. */
        ERASURE_UNCERTAIN,
        /** The person has become protected: whether the supplier is asked is the security contact's to decide. */
        ERASURE_STOPPED,
        /** As before, but an earlier attempt may have got there: the supplier is to be asked. */
        ERASURE_STOPPED_LATE,
        /** The evidence of a mandate is to be looked at. */
        MANDATE_TO_VERIFY,
        MANDATE_NOT_VERIFIED,
        MANDATE_REFUSED,
        MANDATE_ENDS_SOON,
        MANDATE_ENDED,
        /** Several may do the same for one person. */
        MANDATE_CONFLICT,
        /** Whoever gave the consent may no longer speak for the person. */
        CONSENT_TO_REVIEW,
        /** Neither the case system nor the desk knows where an invoice goes. */
        INVOICE_UNKNOWN,
        /** The receiver that was found is neither the client nor anybody who manages the property. */
        INVOICE_NO_MANDATE,
        INVOICE_QUERY_NOT_SENT,
        /** The person has become protected, and an earlier attempt may have reached the desk. */
        INVOICE_QUERY_STOPPED_LATE,
        INVOICE_REMINDER,
        INVOICE_UNANSWERED,
        INVOICE_ANSWER_REFUSED,
        /** By e-mail is not possible. */
        INVOICE_ON_PAPER,
        // The day of the delivery
        /** Nobody opened, and nothing says why. */
        DOOR_NOT_OPENED,
        DOOR_CASE_STOPPED,
        DOOR_CLIENT_AWAY,
        DOOR_CLIENT_MOVED,
        /** Home care was to meet the driver. */
        DOOR_STAFF_PLANNED,
        /** As several times before. */
        DOOR_CLOSED_AGAIN,
        /** To the manager on duty. */
        DOOR_ESCALATED,
        /** What somebody was alarmed by is well. */
        DOOR_CLEARED,
        /** A delivery ended as the policy forbids. */
        DOOR_BREACH,
        /** A delivery ended as the policy neither allows nor forbids. */
        DOOR_OUTCOME_QUESTIONED,
        /** The municipality has not decided what may happen. */
        DOOR_UNDECIDED,
        DELIVERED_OUTSIDE,
        /** The groceries still stand outside. */
        DELIVERY_COLD_CHAIN,
        DELIVERY_TO_UNIT,
        DELIVERY_RETURNED,
        /** And the supplier has been asked to come again. */
        DELIVERY_RETURNED_AGAIN,
        DELIVERY_FAILED,
        DELIVERY_OUTCOME_UNKNOWN,
        DELIVERY_OUTCOME_MISSING,
        DELIVERY_PROTECTED,
        DELIVERY_UNKNOWN_CUSTOMER,
        /** On its way to somebody who is not there. */
        DELIVERY_UNEXPECTED,
        DELIVERY_SUBSTITUTED,
        MEET_DRIVER,
        PANTRY_TO_UNPACK,
        PICKUP_READY,
        /** A draft is there that nobody has confirmed. */
        ORDER_NOT_CONFIRMED,
        /** The cut-off has passed; the supplier has been asked to take an order all the same. */
        ORDER_MISSED_ASKED,
        /** There is another delivery in the same week. */
        ORDER_MISSED_NEXT,
        /** The municipality allows another way in the same week. */
        ORDER_MISSED_OTHER,
        ORDER_MISSED,
        /** Placed after the cut-off: not promised. */
        ORDER_LATE,
        /** The supplier has said on which other day it comes. */
        ORDER_COMES,
        /** Cancelled or refused after it had been confirmed. */
        ORDER_LOST,
        /** Who must not get groceries has ordered: the supplier is asked to cancel. */
        ORDER_CANCEL_ASKED,
        /** The supplier was to be asked to cancel it, and is not: the client may have groceries again. */
        ORDER_STANDS,
        ORDER_PROTECTED,
        ORDER_FEE,
        ORDER_SECOND,
        ORDER_PAYMENT,
        ORDER_NOT_UNDERSTOOD,
        SUPPLIER_CLOCK,
        REPORT_GAP,
        REPORT_REFUSED,
        /** The day's schedule has been compared: how many differences, and how to say that they have been looked through. */
        SCHEDULE_LIST,
        /** The same, after an outage or because the schedule came late. */
        SCHEDULE_LIST_LATE,
        SCHEDULE_DEVIATION,
        /** A stop at somebody who is, or may be, protected. */
        SCHEDULE_PROTECTED,
        SCHEDULE_UNKNOWN_CUSTOMER,
        SCHEDULE_MISSING,
        SCHEDULE_UNREVIEWED,
        SCHEDULE_NOT_REVIEWED,
        SCHEDULE_ACK_REFUSED,
        /** Five days without food that the hub knows of. */
        FOOD_MISSING,
        /** Seven. */
        FOOD_MISSING_LONG,
        /** The supplier has moved the day because of a holiday or a stop day. */
        DELIVERY_DISPLACED,
        DELIVERY_DAY_CHANGED,
        /** No delivery that day and no other said: somebody must ask the supplier, or find another way for that week. */
        DELIVERY_DAY_NEEDED,
        NOT_ORDERED,
        /** A supplier's calendar ends in less than 60 days. */
        CALENDAR_ENDS_SOON,
        /** Weeks are not planned, since the supplier's calendar does not reach them. */
        CALENDAR_ENDED,
        CALENDAR_FILE_NOT_SENT,
        // Peppol and complaints
        PEPPOL_REFUSED,
        /** A document of the hub's own has not left. */
        PEPPOL_NOT_SENT,
        /** To the supplier: the answer to a complaint is missing. */
        COMPLAINT_REMINDER,
        COMPLAINT_UNANSWERED,
        COMPLAINT_ANSWERED,
        COMPLAINT_REFUND_MISSING,
        COMPLAINT_NOT_SENT,
        /** The person is, or may be, protected: nothing goes to the supplier. */
        COMPLAINT_STOPPED,
        /** As before, but an earlier attempt may have got there: the supplier is to be asked. */
        COMPLAINT_STOPPED_LATE,
        COMPLAINT_REFUSED,
        /** Something that must not be told was taken out of the description. */
        COMPLAINT_REDACTED,
        SUPPLIER_API_SILENT,
        /** Mail goes to and from a supplier all the same, for a day at most. */
        REVOCATION_LIST_LATE,
        /** A supplier has not been asked, or will not do it: somebody calls. */
        SUPPLIER_REQUEST_NOT_SENT,
        /** What an SMS would have said, where none is allowed or possible. */
        TEXT_BY_MAIL,
        /** An SMS that nobody can write. */
        TEXT_UNWRITTEN,
        CALL_CLIENT,
        CALL_SUPPLIER,
        /** To whoever is on call: it cannot wait for the unit's contact window. */
        CALL_NOW,
        /** The person may be protected: what was to be told is told by hand or not at all. */
        CONTACT_BY_HAND,
        /** A supplier writes that its schedule was made later than now. */
        SCHEDULE_CLOCK_AHEAD,
        /** Something could not be done for one case while it was done for the others; the hub tries again. */
        CASE_SET_ASIDE,
        /** The hub has tried for the last time. */
        CASE_GIVEN_UP
    }
}
