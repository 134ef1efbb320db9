package se.inkopsnavet.notice;

/** What people are told; the Swedish text stands in {@code mappings/notices/notices.yaml}. */
public enum NoticeKind {
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
    BOUNCED
}
