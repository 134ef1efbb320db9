package se.inkopsnavet.fault;

/**
 * Every way in which the hub refuses, holds or parks something.
 *
 * <p>The code is stable: operators search on it. Swedish text, owner and action stand in {@code mappings/operations/faults.yaml}, the runbook entry
 * in {@code docs/drift.md}.
 */
public enum Fault {
    // Envelope and duplicates
    CONFLICTING_DUPLICATE("DUP-001"),
    REPEATED_CRASH("IN-020"),
    EMPTY_INPUT("IN-001"),
    TOO_LARGE("IN-002"),
    UNSUPPORTED_FORMAT("IN-003"),
    ARCHIVE_REFUSED("IN-010"),
    INTERNAL_ERROR("IN-099"),

    // XML
    XML_NOT_WELL_FORMED("XML-001"),
    XML_SCHEMA("XML-002"),
    XML_ENCODING("XML-003"),
    XML_EXTERNAL_ENTITY("XML-010"),
    XML_ENTITY_EXPANSION("XML-011"),

    // CSV
    CSV_STRUCTURE("CSV-001"),
    CSV_ENCODING("CSV-003"),
    CSV_FIELD_TOO_LONG("CSV-004"),
    CSV_NO_ROWS("CSV-005"),
    CONTROL_TOTAL("BAT-001"),
    WRONG_MUNICIPALITY("BAT-002"),

    // The person and the decision
    INVALID_PERSON_ID("BIZ-001"),
    PERSON_ID_CHANGED("BIZ-002"),
    RESERVE_NUMBER("BIZ-003"),
    ENCODING_SUSPECT("BIZ-004"),
    INVALID_NAME("BIZ-005"),
    INVALID_ADDRESS("BIZ-006"),
    INVALID_PHONE("BIZ-007"),
    INVALID_DATE("BIZ-030"),
    INVALID_VALUE("BIZ-008"),
    PROTECTED_IDENTITY("BIZ-010"),
    NO_DISCLOSURE_BASIS("BIZ-011"),
    POLICY_NOT_ACTIVE("BIZ-012"),
    NOT_GRANTED("BIZ-013"),
    NOT_PURCHASE("BIZ-014"),
    OUTSIDE_PERIOD("BIZ-015"),
    NOT_ALIVE("BIZ-016"),
    PROVIDER_NOT_IN_SCOPE("BIZ-017"),
    UNKNOWN_AREA("BIZ-018"),
    UNKNOWN_UNIT("BIZ-019"),
    STALE_VERSION("BIZ-020"),
    TEST_PERSON_IN_PRODUCTION("BIZ-021"),
    REAL_PERSON_IN_TEST("BIZ-022"),
    INCOMPLETE_ROW("BIZ-023"),
    DRIVER_INFO_HELD("BIZ-024"),
    SUPPLIER_NOT_ALLOWED("BIZ-025"),

    // SFTP
    INCOMPLETE_FILE("SFTP-001"),
    FILE_CHANGED_DURING_READ("SFTP-002"),
    FILE_NAME_REFUSED("SFTP-003"),
    HOST_KEY_MISMATCH("SFTP-004"),
    SFTP_UNREACHABLE("SFTP-005"),
    /** The server answers and says no: disk full, quota, permission. */
    SFTP_REFUSED("SFTP-006"),
    TARGET_NAME_TAKEN("SFTP-010"),

    // Lifecare
    LIFECARE_UNREACHABLE("LIF-001"),
    LIFECARE_KEY_REFUSED("LIF-002"),
    LIFECARE_THROTTLED("LIF-003"),
    LIFECARE_ANSWER_UNREADABLE("LIF-004"),
    LIFECARE_SILENT("LIF-005"),
    LIFECARE_CLOCK("LIF-006"),
    LIFECARE_LIST_UNSTABLE("LIF-007"),
    LIFECARE_RECORD_UNUSABLE("LIF-010"),
    LIFECARE_CLIENT_MISSING("LIF-011"),
    LIFECARE_CODE_UNKNOWN("LIF-012"),
    EVENT_WITHOUT_TAKER("LIF-020"),
    RECONCILIATION_DIFFERS("LIF-021"),

    // Mail
    SMTP_UNREACHABLE("MAIL-001"),
    SMTP_REFUSED("MAIL-002"),
    BOUNCED("MAIL-003"),
    RECIPIENT_NOT_ALLOWED("MAIL-004"),
    NOT_A_REPLY("MAIL-005"),
    IMAP_UNREACHABLE("MAIL-006"),
    NOTHING_TO_ERASE("MAIL-007"),

    // Cryptography
    CERTIFICATE_NOT_PINNED("CRY-001"),
    CERTIFICATE_UNTRUSTED("CRY-002"),
    CERTIFICATE_ADDRESS("CRY-003"),
    CERTIFICATE_USAGE("CRY-004"),
    SIGNER_UNREGISTERED("CRY-010"),
    SIGNATURE_INVALID("CRY-011"),
    CERTIFICATE_EXPIRED("CRY-012"),
    CERTIFICATE_REVOKED("CRY-013"),
    REVOCATION_UNKNOWN("CRY-014"),
    CIPHER_REFUSED("CRY-015"),
    MAIL_STRUCTURE_REFUSED("CRY-016"),
    NOT_FRESH("CRY-017"),
    DECRYPTION_FAILED("CRY-020"),

    // Customer list acknowledgement
    ACK_MISMATCH("ACK-001"),
    ACK_UNKNOWN_BATCH("ACK-002"),
    ACK_UNREADABLE("ACK-003"),
    ACK_ROW_REJECTED("ACK-004"),
    ACK_MISSING("ACK-005"),
    ACK_CONTRADICTED("ACK-006"),

    // Consent
    CONSENT_UNREADABLE("CON-001"),
    CONSENT_INCOMPLETE("CON-002"),
    CONSENT_IN_FUTURE("CON-003"),
    CONSENT_NO_MANDATE("CON-004"),
    /** Older than a withdrawal of the same thing, or than a later consent. */
    CONSENT_OVERTAKEN("CON-005"),
    /** Somebody without a mandate has withdrawn: paused until a person has decided. */
    WITHDRAWAL_NO_MANDATE("CON-006"),
    CONSENT_NOT_JOURNALED("CON-007"),
    CONSENT_MISSING("CON-008"),
    CONSENT_EXPIRED("CON-009"),
    SECRET_IN_REMARK("CON-010"),
    /** A unit says that a person has consented who is another unit's. */
    CONSENT_OTHER_UNIT("CON-011"),

    // Journal
    JOURNAL_UNREACHABLE("JRN-001"),
    JOURNAL_ANSWER_UNREADABLE("JRN-002"),
    JOURNAL_ACCESS_DENIED("JRN-003"),
    JOURNAL_REFUSED("JRN-010"),
    JOURNAL_HEADLINE("JRN-011"),
    JOURNAL_AUTHOR("JRN-012"),
    JOURNAL_CLIENT("JRN-013"),
    JOURNAL_UNIT("JRN-014"),
    /** A security event: a code or a password stood in what was to be written. */
    JOURNAL_TEXT_REDACTED("JRN-020"),

    // Credentials
    CREDENTIALS_UNREADABLE("CRD-001"),
    CREDENTIALS_WRONG_CASE("CRD-002"),
    CREDENTIALS_NOT_EXPECTED("CRD-003"),
    CREDENTIALS_REPLAYED("CRD-004"),
    CREDENTIALS_NO_RECEIVER("CRD-005"),
    /** Sent once, stored nowhere, and not known to have arrived: destroyed. */
    SENT_ONCE("CRD-006"),
    CREDENTIALS_MISSING("CRD-007"),
    TRANSIT_KEY_GONE("CRD-008"),

    // Erasure at the supplier
    ERASURE_ANSWER_UNREADABLE("DIS-001"),
    ERASURE_UNKNOWN("DIS-002"),
    ERASURE_CONTRADICTION("DIS-003"),
    ERASURE_REFUSED("DIS-004"),
    ERASURE_OVERDUE("DIS-005"),

    // Life events
    DEATH_REVERSED("LEV-001"),

    // Delivery
    BUDGET_SPENT("OUT-001"),
    OUTCOME_UNKNOWN("OUT-002"),
    EXPIRED("OUT-003"),
    RECALLED("OUT-004"),

    // Mandates and invoice addresses
    MANDATE_SCOPE("MAN-001"),
    MANDATE_UNREADABLE("MAN-002"),
    MANDATE_INCOMPLETE("MAN-003"),
    INVOICE_ANSWER_UNREADABLE("INV-001"),
    INVOICE_TWO_ADDRESSES("INV-002"),
    INVOICE_NO_MANDATE("INV-003"),
    INVOICE_NOT_ASKED("INV-004"),

    // Orders and deliveries
    UNKNOWN_CUSTOMER("ORD-001"),

    // The delivery calendar (CAL)
    /** Nothing is known of days after it, and nothing is guessed. */
    CALENDAR_DATA_ENDED("CAL-001"),
    /** The words or the shape of a supplier's calendar, or of the feed. */
    CALENDAR_BROKEN("CAL-002"),

    // Orders and their channels (ORD)
    /** A supplier's clock is ahead of the hub's by more than two minutes. */
    SUPPLIER_CLOCK("ORD-002"),
    /** The number of a report file is higher than the next. */
    REPORT_GAP("ORD-003"),
    REPORT_INCOMPLETE("ORD-004"),
    /** The supplier's profile says how it is asked, and that way is not there. */
    REQUEST_NOT_SENT("ORD-005"),
    DECLINE_UNREADABLE("ORD-006"),

    // The supplier's interface (SUP)
    SUPPLIER_API_UNREACHABLE("SUP-001"),
    SUPPLIER_API_ACCESS_DENIED("SUP-002"),
    SUPPLIER_API_THROTTLED("SUP-003"),
    SUPPLIER_API_ANSWER_UNREADABLE("SUP-004"),
    SUPPLIER_API_SILENT("SUP-005"),
    SUPPLIER_API_CLOCK("SUP-006"),
    SUPPLIER_API_LIST_UNSTABLE("SUP-007"),
    SUPPLIER_REPORT_UNREADABLE("SUP-010"),
    SUPPLIER_REPORT_CODE_UNKNOWN("SUP-011"),
    /** Another day's, or not the whole of it. */
    SUPPLIER_SCHEDULE_WRONG("SUP-012"),
    SUPPLIER_REQUEST_REFUSED("SUP-020"),
    WEBHOOK_SIGNATURE("SUP-030"),
    WEBHOOK_NOT_FRESH("SUP-031"),
    /** Some of the supplier's own events have not come: the hub asks. */
    WEBHOOK_GAP("SUP-032"),

    // Peppol (PEP)
    /** A type of document that this door does not take, such as an invoice. */
    PEPPOL_NOT_TAKEN("PEP-001"),
    PEPPOL_RULES("PEP-002"),
    /** A delivery period that ends before it starts, which Peppol's own rules let through. */
    PEPPOL_PERIOD("PEP-003"),
    PEPPOL_NO_ORDER("PEP-004"),
    PEPPOL_UNKNOWN_SELLER("PEP-005"),
    PEPPOL_CURRENCY("PEP-006"),
    /** A document of the hub's own that breaks the rules: it is not sent. */
    PEPPOL_OWN_DOCUMENT("PEP-008"),

    // Complaints (CMP)
    COMPLAINT_UNREADABLE("CMP-001"),
    COMPLAINT_INCOMPLETE("CMP-002"),
    COMPLAINT_UNKNOWN("CMP-003"),
    COMPLAINT_UNANSWERED("CMP-004"),
    COMPLAINT_REFUND_MISSING("CMP-005"),

    // The morning's schedule (SCH)
    SCHEDULE_OTHER_DAY("SCH-001"),
    SCHEDULE_EMPTY("SCH-002"),
    /** Too few or too many stops, or mostly nobody the hub knows: cut off, or somebody else's. */
    SCHEDULE_IMPLAUSIBLE("SCH-003"),
    SCHEDULE_MISSING("SCH-004"),
    SCHEDULE_NOT_REVIEWED("SCH-005"),
    /** An acknowledgement of a schedule that was not put before the unit. */
    SCHEDULE_NOT_ASKED("SCH-006"),
    SCHEDULE_ACK_UNREADABLE("SCH-007"),
    FOOD_PATH_UNREADABLE("SCH-008"),

    // The day of the delivery (DEL)
    DELIVERY_INCOMPLETE("DEL-001"),
    DELIVERY_TOO_MANY_REPORTS("DEL-002"),

    // SMS and telephone (SMS)
    /** A text that cannot be written: unknown, or a value that is no time, day or number. */
    SMS_TEXT("SMS-001"),
    SMS_UNREACHABLE("SMS-002"),
    SMS_ACCESS_DENIED("SMS-003"),
    SMS_REFUSED("SMS-004"),
    SMS_ANSWER_UNREADABLE("SMS-005"),
    /** Neither the consent nor the kind of telephone allows it any more. */
    SMS_NOT_ALLOWED("SMS-006"),
    SMS_RECEIPT_UNREADABLE("SMS-007"),
    SMS_RECEIPT_UNKNOWN("SMS-008"),

    // The door for other systems
    API_UNKNOWN_CLIENT("API-001"),
    API_NOT_ALLOWED("API-002"),
    API_NOT_FOUND("API-003"),
    API_REQUEST_REFUSED("API-004"),
    API_TOO_MANY("API-005"),
    API_UNAVAILABLE("API-006"),

    // Security and operations
    SECRET_DROPPED("SEC-001"),
    PLAINTEXT_PASSWORD("SEC-002"),
    TARGET_NOT_ALLOWED("SEC-020"),
    DATABASE_UNSAFE("OPS-001"),
    CONFIGURATION("OPS-002"),
    SCHEMA_OUT_OF_DATE("OPS-003");

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    /** Whether the hub itself cannot do its work: no fault of the input, which is kept until the hub has been mended. */
    public boolean isTheHubsOwn() {
        return this == DECRYPTION_FAILED || this == TRANSIT_KEY_GONE || this == CONFIGURATION || this == INTERNAL_ERROR;
    }

    /** The stable code that operators search on, such as {@code XML-002}. */
    public String code() {
        return code;
    }
}
