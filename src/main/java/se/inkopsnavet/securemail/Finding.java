package se.inkopsnavet.securemail;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** One thing that is wrong with a certificate or key. The place says whose and what, never a name or an address. */
public record Finding(Fault fault, String place) {

    FaultException asException() {
        return new FaultException(fault, place);
    }
}
