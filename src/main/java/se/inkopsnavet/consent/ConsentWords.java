package se.inkopsnavet.consent;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** What the values are called in a journal note, from {@code mappings/consent/words.yaml}. */
public final class ConsentWords {

    private static final String FILE = "consent/words.yaml";
    private static final List<String> REASONS = List.of("REASSESSMENT", "CORRECTION", "NOT_WITHDRAWN");

    private final Map<String, String> words;

    private ConsentWords(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /** @throws FaultException CONFIGURATION naming the word that is missing */
    @SuppressWarnings("unchecked") // every word is asked for by name below
    public static ConsentWords load(MappingFiles mappings) {
        InputStream yaml = mappings.open(FILE);
        Map<String, Map<String, String>> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Map<String, String> words = new LinkedHashMap<>();
        take(root, "purposes", names(ConsentPurpose.class), words);
        take(root, "recipients", names(Recipient.Type.class), words);
        take(root, "givers", names(Giver.Role.class), words);
        take(root, "methods", names(Method.class), words);
        take(root, "reasons", REASONS.stream(), words);
        take(root, "titles", Stream.of("UNKNOWN"), words);
        return new ConsentWords(words);
    }

    private static <E extends Enum<E>> Stream<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name);
    }

    private static void take(
            Map<String, Map<String, String>> root, String section, Stream<String> names, Map<String, String> words) {
        names.forEach(name -> {
            Object word = root.getOrDefault(section, Map.of()).get(name);
            if (!(word instanceof String text) || text.isBlank()) {
                throw new FaultException(Fault.CONFIGURATION, FILE + ": " + section + "." + name);
            }
            words.put(section + "." + name, text);
        });
    }

    String purposes(Collection<ConsentPurpose> purposes) {
        return purposes.stream()
                .sorted()
                .map(purpose -> words.get("purposes." + purpose))
                .collect(Collectors.joining(", "));
    }

    String recipients(Stream<Recipient> recipients) {
        return recipients
                .distinct()
                .map(to -> words.get("recipients." + to.type())
                        .replace("{id}", to.id() == null ? "" : to.id())
                        .strip())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    String giver(Giver giver) {
        return words.get("givers." + giver.role());
    }

    String method(Method method) {
        return words.get("methods." + method);
    }

    /** A journal wants a title beside every author. */
    String title(Registration.Staff staff) {
        return staff.title().isBlank() ? words.get("titles.UNKNOWN") : staff.title();
    }

    String reason(String which) {
        return words.get("reasons." + which);
    }
}
