package se.inkopsnavet.mandate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.mapping.MappingFiles;

/** How a mandate is told in a journal note and on an invoice, from {@code mappings/mandate/words.yaml}. */
public final class MandateWords {

    private static final String FILE = "mandate/words.yaml";
    private static final List<String> PHRASES = List.of("EVIDENCE", "UNTIL", "OPEN", "CARE_OF");

    private final Words words;

    private MandateWords(Words words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static MandateWords load(MappingFiles mappings) {
        return new MandateWords(Words.load(mappings, FILE)
                .with("types", MandateType.class)
                .with("scopes", Scope.class)
                .with("evidence", Evidence.Kind.class)
                .with("titles", Stream.of("UNKNOWN"))
                .with("phrases", PHRASES.stream()));
    }

    public String type(MandateType type) {
        return words.of("types", type);
    }

    /** A journal wants a title beside every author. */
    String title(Verification verification) {
        return verification.title().isBlank() ? words.of("titles", "UNKNOWN") : verification.title();
    }

    String scopes(Mandate mandate) {
        return mandate.scopes().stream()
                .sorted()
                .map(scope -> words.of("scopes", scope))
                .collect(Collectors.joining(", "));
    }

    String evidence(Evidence evidence) {
        return phrase("EVIDENCE")
                .replace("{kind}", words.of("evidence", evidence.kind()))
                .replace("{reference}", evidence.reference());
    }

    /** How long: {@code till och med 2027-12-31} or {@code tills vidare}. */
    String until(Mandate mandate) {
        return mandate.validTo() == null
                ? phrase("OPEN")
                : phrase("UNTIL").replace("{to}", mandate.validTo().toString());
    }

    /**
     * Column j when a representative receives the invoice: {@code Karl-Erik Wångstedt, c/o förvaltare Lena Quist, Ågatan 5, 990 10 Åsby}.
     *
     * @param address of the representative, on one line
     */
    public String careOf(String client, Mandate mandate, String address) {
        return phrase("CARE_OF")
                .replace("{client}", client)
                .replace("{type}", type(mandate.type()))
                .replace("{holder}", mandate.holder().name())
                .replace("{address}", address);
    }

    private String phrase(String name) {
        return words.of("phrases", name);
    }
}
