package se.inkopsnavet.ledger;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;

/**
 * Where a message came to rest, and why.
 *
 * @param place field letter, element path or number: never a value
 */
public record Outcome(
        State state,
        @Nullable Fault fault,
        @Nullable String place,
        @Nullable String caseRef) {

    public static Outcome confirmed(@Nullable String caseRef) {
        return new Outcome(State.CONFIRMED, null, null, caseRef);
    }

    public static Outcome of(State state, Fault fault, String place) {
        return new Outcome(state, fault, place, null);
    }

    public Outcome forCase(String ref) {
        return new Outcome(state, fault, place, ref);
    }
}
