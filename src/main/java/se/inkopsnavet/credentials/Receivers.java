package se.inkopsnavet.credentials;

import java.util.Map;
import java.util.TreeMap;
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

    /** All of them, by a name for findings: {@code policyId/unitId} or {@code policyId/print}. */
    public Map<String, Receiver> all() {
        Map<String, Receiver> all = new TreeMap<>(units);
        printers.forEach((municipality, printer) -> all.put(municipality + "/print", printer));
        return all;
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
