package se.inkopsnavet.neighbourhood.sms;

/** How a gateway can go wrong with one message. "After" means: it has taken the message, and recorded it. */
public enum SmsWhim {
    RESET_BEFORE,
    RESET_AFTER,
    /** Says nothing until it is closed. */
    SILENT_AFTER,
    /** 200, and the body says no. */
    ERROR_BODY,
    /** 200 with a page for people, from something in front that did its work. */
    PAGE_AFTER,
    /** 503 with Retry-After (SMPP: throttled). */
    BUSY,
    /** 503 from something in front of the gateway, which did its work. */
    FRONT_503_AFTER,
    /** 500, and it did its work. */
    BROKEN_AFTER,
    DENIED,
    /** The number or the text is not taken. */
    REFUSED
}
