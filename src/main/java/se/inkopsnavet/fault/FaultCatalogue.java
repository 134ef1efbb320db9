package se.inkopsnavet.fault;

import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What operators read about a fault, from {@code mappings/operations/faults.yaml}: Swedish text, owner and action. */
public final class FaultCatalogue {

    private final Map<Fault, Entry> entries = new EnumMap<>(Fault.class);
    private final Map<String, String> stateWords;

    /**
     * @param text what happened
     * @param owner who deals with it
     * @param action what to do
     */
    public record Entry(String text, String owner, String action) {}

    private FaultCatalogue(Map<String, Map<String, Object>> faults, Map<String, String> stateWords) {
        for (Fault fault : Fault.values()) {
            Map<String, Object> entry = faults.get(fault.code());
            if (entry == null) {
                throw new FaultException(Fault.CONFIGURATION, "operations/faults.yaml: " + fault.code());
            }
            entries.put(
                    fault,
                    new Entry(text(entry, fault, "text"), text(entry, fault, "owner"), text(entry, fault, "action")));
        }
        this.stateWords = Map.copyOf(stateWords);
    }

    /** @throws FaultException CONFIGURATION naming the code that is missing or incomplete */
    @SuppressWarnings("unchecked") // the shape is checked entry by entry in the constructor
    public static FaultCatalogue load(InputStream yaml) {
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new FaultCatalogue(
                (Map<String, Map<String, Object>>) root.get("faults"), (Map<String, String>) root.get("states"));
    }

    public Entry of(Fault fault) {
        return entries.get(fault);
    }

    /** The Swedish word for a state, for receipts and summaries. */
    public String word(String state) {
        return stateWords.getOrDefault(state, state);
    }

    private static String text(Map<String, Object> entry, Fault fault, String key) {
        if (!(entry.get(key) instanceof String value) || value.isBlank()) {
            throw new FaultException(Fault.CONFIGURATION, "operations/faults.yaml: " + fault.code() + "." + key);
        }
        return value;
    }
}
