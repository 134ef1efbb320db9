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

    /** To be sent, or sent once more. */
    public static Outcome again() {
        return new Outcome(State.READY, null, null, null);
    }

    /** Why, in one word for whoever is told: the fault's code, or the state where there is no fault. */
    public String why() {
        return fault == null ? state.name() : fault.code();
    }

    /** Whether somebody has to look at it before it goes on. */
    public boolean waitsForAPerson() {
        return state == State.HELD || state == State.QUARANTINED;
    }

    public Outcome forCase(String ref) {
        return new Outcome(state, fault, place, ref);
    }
}
