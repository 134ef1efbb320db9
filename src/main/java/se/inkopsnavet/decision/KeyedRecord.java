package se.inkopsnavet.decision;

import java.time.Instant;

/**
 * What a case system says about a decision of somebody whom only the blind index knows: the number itself must not be kept, or is gone.
 *
 * @param personKey as {@code purchase.CaseKeys} makes it
 * @param kind PROTECTED: the person is protected, or nobody can say (requirements S-03). REMOVED: the case system has no such decision any more
 */
public record KeyedRecord(byte[] personKey, String decisionId, long version, Instant occurredAt, Kind kind) {

    public enum Kind {
        PROTECTED,
        REMOVED
    }

    @Override
    public String toString() {
        return "KeyedRecord[" + kind + "]";
    }
}
