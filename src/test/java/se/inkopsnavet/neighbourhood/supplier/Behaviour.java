package se.inkopsnavet.neighbourhood.supplier;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * How the supplier answers a list. Start from a factory and change one thing.
 *
 * @param envelope in what the answer travels, or what comes instead of one
 * @param delay from the list's arrival; kept by the supplier's clock
 * @param copies how often the same mail is sent
 */
public record Behaviour(Answer answer, Envelope envelope, Duration delay, int copies) {

    /** How the answer is wrapped. */
    public enum Envelope {
        /** Signed with the registered key and encrypted to the hub. */
        SEALED,
        UNREGISTERED_SIGNER,
        EXPIRED_SIGNER,
        PLAIN_TEXT,
        /** "Out of office" instead of an answer. */
        AUTO_REPLY,
        /** The supplier's mail server says that the mailbox does not exist. */
        BOUNCE,
        SILENCE
    }

    public static Behaviour acceptAll() {
        return new Behaviour(new Answer.AcceptAll(), Envelope.SEALED, Duration.ZERO, 1);
    }

    public static Behaviour rejectRows(Map<Integer, String> reasons) {
        return acceptAll().with(new Answer.RejectRows(reasons));
    }

    public static Behaviour rejectPeople(Map<String, String> reasons) {
        return acceptAll().with(new Answer.RejectPeople(reasons));
    }

    public static Behaviour oneRowTooMany() {
        return acceptAll().with(new Answer.OneRowTooMany());
    }

    public static Behaviour onlyFirst(int lines) {
        return acceptAll().with(new Answer.OnlyFirst(lines));
    }

    public static Behaviour otherBatch(UUID batchId) {
        return acceptAll().with(new Answer.OtherBatch(batchId));
    }

    public static Behaviour silence() {
        return acceptAll().in(Envelope.SILENCE);
    }

    public Behaviour with(Answer newAnswer) {
        return new Behaviour(newAnswer, envelope, delay, copies);
    }

    public Behaviour in(Envelope newEnvelope) {
        return new Behaviour(answer, newEnvelope, delay, copies);
    }

    public Behaviour late(Duration newDelay) {
        return new Behaviour(answer, envelope, newDelay, copies);
    }

    public Behaviour twice() {
        return new Behaviour(answer, envelope, delay, 2);
    }
}
