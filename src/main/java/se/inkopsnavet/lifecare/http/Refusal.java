package se.inkopsnavet.lifecare.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Lifecare did not give a usable answer. The place is the call's name, perhaps with a status: never its address, and no cause that might quote it. */
public final class Refusal extends FaultException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration pause;

    Refusal(Fault fault, String place, @Nullable Duration pause) {
        super(fault, place);
        this.pause = pause;
    }

    Refusal(Fault fault, String place) {
        this(fault, place, null);
    }

    /** How long the server wants to be left alone, or null. */
    public @Nullable Duration pause() {
        return pause;
    }

    /** Asking for something else would be in vain: it concerns the server, not this call. */
    public boolean ofTheServer() {
        return fault() != Fault.LIFECARE_ANSWER_UNREADABLE;
    }
}
