package se.inkopsnavet.order;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** What the journal says of a week without groceries, from {@code mappings/order/words.yaml}. */
public final class OrderWords {

    private static final String FILE = "order/words.yaml";

    private final Map<String, Object> words;

    private OrderWords(Map<String, Object> words) {
        this.words = Map.copyOf(words);
    }

    /** @throws FaultException CONFIGURATION naming the word that is missing */
    public static OrderWords load(MappingFiles mappings) {
        Map<String, Object> words = new Yaml(new SafeConstructor(new LoaderOptions())).load(mappings.open(FILE));
        OrderWords read = new OrderWords(words == null ? Map.of() : words);
        read.missedWeek("");
        read.measure();
        return read;
    }

    /** @param week such as {@code 2026-W49} */
    String missedWeek(String week) {
        return word("missedWeek").replace("{week}", week);
    }

    String measure() {
        return word("measure");
    }

    private String word(String key) {
        if (!(words.get(key) instanceof String text)) {
            throw new FaultException(Fault.CONFIGURATION, FILE + ": " + key);
        }
        return text;
    }
}
