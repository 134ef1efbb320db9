package se.inkopsnavet.complaint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.mapping.MappingFiles;

/** The Swedish words of complaints: {@code mappings/complaint/words.yaml}. */
public final class ComplaintWords {

    private static final String FILE = "complaint/words.yaml";

    private final Words words;

    private ComplaintWords(Words words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static ComplaintWords load(MappingFiles mappings) {
        return new ComplaintWords(Words.load(mappings, FILE)
                .with("types", ComplaintType.class)
                .with("resolutions", Resolution.class)
                .with("measures", Stream.of("TO_SUPPLIER", "BY_TELEPHONE", "ANSWERED", "REFUND_SEEN"))
                .with("letter", Stream.of("subject", "text", "form", "answer")));
    }

    String type(ComplaintType type) {
        return words.of("types", type);
    }

    String resolution(Resolution resolution) {
        return words.of("resolutions", resolution);
    }

    String measure(String name) {
        return words.of("measures", name);
    }

    String letter(String part) {
        return words.of("letter", part);
    }

    /** What the supplier means by that word; letters' case does not matter. */
    Optional<Resolution> meant(String word) {
        String plain = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Resolution.values())
                .filter(resolution ->
                        resolution(resolution).toUpperCase(Locale.ROOT).equals(plain))
                .findFirst();
    }
}
