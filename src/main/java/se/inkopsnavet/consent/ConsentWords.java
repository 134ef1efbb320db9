package se.inkopsnavet.consent;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.mapping.MappingFiles;

/** What the values are called in a journal note, from {@code mappings/consent/words.yaml}. */
public final class ConsentWords {

    private static final String FILE = "consent/words.yaml";
    private static final List<String> REASONS = List.of("REASSESSMENT", "CORRECTION", "NOT_WITHDRAWN");

    private final Words words;

    private ConsentWords(Words words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static ConsentWords load(MappingFiles mappings) {
        return new ConsentWords(Words.load(mappings, FILE)
                .with("purposes", ConsentPurpose.class)
                .with("recipients", Recipient.Type.class)
                .with("givers", Giver.Role.class)
                .with("methods", Method.class)
                .with("reasons", REASONS.stream())
                .with("titles", Stream.of("UNKNOWN")));
    }

    String purposes(Collection<ConsentPurpose> purposes) {
        return purposes.stream()
                .sorted()
                .map(purpose -> words.of("purposes", purpose))
                .collect(Collectors.joining(", "));
    }

    String recipients(Stream<Recipient> recipients) {
        return recipients
                .distinct()
                .map(to -> words.of("recipients", to.type())
                        .replace("{id}", to.id() == null ? "" : to.id())
                        .strip())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    String giver(Giver giver) {
        return words.of("givers", giver.role());
    }

    String method(Method method) {
        return words.of("methods", method);
    }

    /** A journal wants a title beside every author. */
    String title(Registration.Staff staff) {
        return staff.title().isBlank() ? words.of("titles", "UNKNOWN") : staff.title();
    }

    String reason(String which) {
        return words.of("reasons", which);
    }
}
