package se.inkopsnavet.api;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** A call that is not taken: nothing of it is stored, and the caller is told at once. */
final class Refusal extends FaultException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP @param place a field or a header, never a value; empty when the fault says it all */
    Refusal(int status, Fault fault, String place) {
        super(fault, place);
        this.status = status;
    }

    static Refusal badRequest(FaultException why) {
        int status = why.fault() == Fault.TOO_LARGE ? 413 : 400;
        return new Refusal(status, why.fault(), why.place());
    }

    int status() {
        return status;
    }
}
