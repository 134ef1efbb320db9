package se.inkopsnavet.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the municipality has decided about logins from the supplier (flow F06).
 *
 * @param handover null while undecided: nothing is then handed over
 * @param replySlaWorkdays working days from the acknowledgement after which the supplier is reminded
 */
public record CredentialsPolicy(@Nullable Handover handover, int replySlaWorkdays) {

    /** To whom a login is handed over, once. */
    public enum Handover {
        /** Encrypted mail to the unit's function mailbox, which gives it to the client. */
        ONE_TIME_TO_UNIT,
        /** A sealed letter to the client, by the print service. */
        SEALED_LETTER_TO_CLIENT,
        /** The client makes the account; the supplier sends none. */
        NONE_CLIENT_OWNS
    }
}
