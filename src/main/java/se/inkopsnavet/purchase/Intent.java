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
        MISSING_INFORMATION,
        NO_BASIS,
        TEXT_HELD,
        CONTRADICTION,
        PROTECTED,
        /** A person turned out to be protected after the supplier had been told. */
        ALREADY_DISCLOSED,
        UNKNOWN_AREA,
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
        /** The person has become protected: whether the supplier is asked is the security contact's to decide. */
        ERASURE_STOPPED,
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
        INVOICE_REMINDER,
        INVOICE_UNANSWERED,
        INVOICE_ANSWER_REFUSED,
        /** By e-mail is not possible. */
        INVOICE_ON_PAPER,
        /** What an SMS would have said, where none is allowed or possible. */
        TEXT_BY_MAIL,
        /** An SMS that nobody can write. */
        TEXT_UNWRITTEN,
        CALL_CLIENT,
        CALL_SUPPLIER,
        /** To whoever is on call: it cannot wait for the unit's contact window. */
        CALL_NOW,
        /** The person may be protected: what was to be told is told by hand or not at all. */
        CONTACT_BY_HAND
    }
}
