package se.inkopsnavet.credentials;

/** A client's account at a supplier (requirements §5.1 SupplierAccount), as far as the hub knows. Neither login nor password belongs to it. */
public enum AccountState {
    /** The supplier has acknowledged the client and owes a login. */
    REQUESTED,
    /** A login has come and is about to be handed over. */
    CREDENTIALS_RECEIVED,
    HANDED_OVER,
    ACTIVE,
    /** Not to be used: the person is protected, and a person decides. */
    SUSPENDED,
    /** The supplier has been told that it ends. */
    CLOSED,
    /** The supplier has confirmed that nothing of it is left. */
    ERASURE_CONFIRMED;

    /** The client has, or has had, what is needed to log in: a changed row brings no new login. */
    boolean isInUse() {
        return this == HANDED_OVER || this == ACTIVE;
    }

    /** A login is waited for or about to be handed over. */
    boolean isOpen() {
        return this == REQUESTED || this == CREDENTIALS_RECEIVED;
    }
}
