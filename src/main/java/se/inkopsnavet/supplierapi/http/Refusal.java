package se.inkopsnavet.supplierapi.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The interface did not give a usable answer. The place is the operation's name in the contract, perhaps with a status: never an address or a value. */
public final class Refusal extends FaultException {

    private static final long serialVersionUID = 1L;

    /** How sure it is that the supplier has done nothing. */
    public enum Effect {
        /** Nothing has reached it, or it said that it did nothing. */
        NONE,
        /** It may have acted on the call. */
        UNKNOWN,
        /** It says that it never will. */
        NEVER
    }

    private final Effect effect;
    private final transient @Nullable Duration pause;

    Refusal(Fault fault, String place, Effect effect, @Nullable Duration pause) {
        super(fault, place);
        this.effect = effect;
        this.pause = pause;
    }

    Refusal(Fault fault, String place, Effect effect) {
        this(fault, place, effect, null);
    }

    public Effect effect() {
        return effect;
    }

    /** How long the interface is to be left alone, or null when nobody says. */
    public @Nullable Duration pause() {
        return pause;
    }

    /** Asking for something else would be in vain: it concerns the server, not this call. */
    public boolean ofTheServer() {
        return fault() != Fault.SUPPLIER_API_ANSWER_UNREADABLE && fault() != Fault.SUPPLIER_REQUEST_REFUSED;
    }
}
