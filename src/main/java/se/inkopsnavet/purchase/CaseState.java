package se.inkopsnavet.purchase;

/** The life of a purchase case (inköpsärende), requirements §5.2 as far as this hub has flows for it. */
public enum CaseState {
    /** Something is missing that only a person can supply. */
    COLLECTING,
    /** Everything is there; the row waits for the next customer list. */
    READY,
    /** The supplier's mail server or folder has taken the list. */
    DISPATCHED,
    /** The supplier has acknowledged the row and owes credentials. */
    CREDENTIALS_PENDING,
    /** In use: the client's login has been handed over, or the client has an account of the own. */
    HANDED_OVER,
    /** The client is away; nothing is delivered. */
    PAUSED,
    HELD_PROTECTED,
    HELD_NO_BASIS,
    HELD_POLICY,
    CLOSED,
    DECEASED
}
