package se.inkopsnavet.neighbourhood.supplier;

/** How the supplier deals with a request to erase. */
public enum ErasureWhim {
    ERASE,
    /** Does it, and says so in two mails. */
    ERASE_AND_SAY_SO_TWICE,
    /** Neither does it nor answers. */
    SILENCE,
    REFUSE,
    /** Says that it has done something that nobody asked for. */
    CONFIRM_SOMETHING_ELSE
}
