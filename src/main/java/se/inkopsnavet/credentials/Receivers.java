package se.inkopsnavet.credentials;

import java.util.Map;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The receivers of the municipalities that run on this hub.
 *
 * @param units by {@code policyId/unitId}
 * @param printers by {@code policyId}
 */
public record Receivers(Map<String, Receiver> units, Map<String, Receiver> printers) {

    public Receivers {
        units = Map.copyOf(units);
        printers = Map.copyOf(printers);
    }

    /** @throws FaultException CREDENTIALS_NO_RECEIVER */
    Receiver unit(String municipality, String unitId) {
        return known(units.get(municipality + "/" + unitId), "unit certificate");
    }

    /** @throws FaultException CREDENTIALS_NO_RECEIVER */
    Receiver printer(String municipality) {
        return known(printers.get(municipality), "print service");
    }

    private static Receiver known(@org.jspecify.annotations.Nullable Receiver receiver, String place) {
        if (receiver == null) {
            throw new FaultException(Fault.CREDENTIALS_NO_RECEIVER, place);
        }
        return receiver;
    }
}
