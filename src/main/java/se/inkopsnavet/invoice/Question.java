package se.inkopsnavet.invoice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.purchase.PersonKey;

/**
 * Somebody's invoice address is being found out.
 *
 * @param id also of the mail to the invoice desk
 * @param content null when closed
 * @param built the mail to the desk is signed and encrypted: a retry sends the same bytes
 */
record Question(
        UUID id,
        String municipality,
        PersonKey person,
        String caseRef,
        State state,
        @Nullable Content content,
        boolean built,
        Instant openedAt) {

    enum State {
        /** The case system is to be asked. */
        LOOKING,
        /** The mail to the desk has not left yet. */
        TO_ASK,
        ASKED,
        /** Only a person can find it out; the unit knows. */
        TO_PERSON,
        ANSWERED,
        /** Nobody wants to know any more. */
        CLOSED
    }

    boolean isWaiting() {
        return state != State.ANSWERED && state != State.CLOSED;
    }

    @Override
    public String toString() {
        return "Question[" + id + "]";
    }
}
