package se.inkopsnavet.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Arrivals.Known;
import se.inkopsnavet.ledger.State;

/**
 * What a client is told of something that it has handed in: what follows from the document alone. Whatever follows from what the hub knows about the person is
 * CONFIRMED, as everything is when the hub is done with it: that a person is protected, has withdrawn before, or that somebody decides, is told to the unit and
 * the security contact only (docs/decisions/0043).
 */
record Told(State state, @Nullable Fault fault) {

    /** The same for anybody who is named in the same document. */
    private static final Set<Fault> OF_THE_DOCUMENT =
            Set.of(Fault.CONSENT_IN_FUTURE, Fault.INVALID_DATE, Fault.CONSENT_EXPIRED, Fault.CONSENT_NO_MANDATE);

    static Told of(Known known) {
        return switch (known.state()) {
            case RECEIVED, READY, SENDING, SENT -> new Told(State.RECEIVED, null);
            case DUPLICATE -> new Told(State.DUPLICATE, null);
            case QUARANTINED, PARKED -> new Told(known.state(), known.fault());
            case HELD -> new Told(known.fault() == Fault.RESERVE_NUMBER ? State.HELD : State.CONFIRMED, null);
            case REJECTED ->
                known.fault() != null && OF_THE_DOCUMENT.contains(known.fault())
                        ? new Told(State.REJECTED, known.fault())
                        : new Told(State.CONFIRMED, null);
            case CONFIRMED, UNCERTAIN, EXPIRED, RECALLED -> new Told(State.CONFIRMED, null);
        };
    }

    @Nullable
    String code() {
        return fault == null ? null : fault.code();
    }
}
