package se.inkopsnavet.neighbourhood.journal;

/** How a journal can go wrong with one call. "After" means: it has done what it was asked, and recorded it. */
public enum Whim {
    RESET_BEFORE,
    RESET_AFTER,
    /** Ends the connection in good order, without a word. */
    HANG_UP_BEFORE,
    HANG_UP_AFTER,
    /** Says nothing until the test is over. */
    SILENT_AFTER,
    /** Sends the head of an answer and then one byte now and then. */
    DRIBBLE_AFTER,
    /** 503 with Retry-After. */
    UNAVAILABLE,
    /** 503 from something in front of the journal, which did its work. */
    GATEWAY_503_AFTER,
    /** 500 with a page for people. */
    ERROR_PAGE_AFTER,
    REDIRECT,
    DENIED,
    /** 200 and not what was agreed. */
    GARBAGE_AFTER,
    EMPTY_AFTER,
    TRUNCATED_AFTER,
    HUGE_AFTER,
    /** Well-formed, and against the contract. */
    WRONG_SCHEMA_AFTER,
    FAULT_CLIENT,
    FAULT_SERVER_AFTER;

    /** No answer comes to its end while the connection stands: only a deadline ends the call. */
    public boolean isSilent() {
        return this == SILENT_AFTER || this == DRIBBLE_AFTER;
    }
}
