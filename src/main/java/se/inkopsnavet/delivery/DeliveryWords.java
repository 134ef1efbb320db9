package se.inkopsnavet.delivery;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import se.inkopsnavet.delivery.Act.Measure;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.policy.DeliveryOutcome;

/** How the end of a delivery is told in notices and journal notes, from {@code mappings/delivery/words.yaml}. */
public final class DeliveryWords {

    private static final String FILE = "delivery/words.yaml";

    private final Words words;

    private DeliveryWords(Words words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static DeliveryWords load(MappingFiles mappings) {
        return new DeliveryWords(Words.load(mappings, FILE)
                .with("outcomes", DeliveryOutcome.class)
                .with(
                        "deviations",
                        Arrays.stream(DeliveryOutcome.values())
                                .filter(outcome -> !isNoDeviation(outcome))
                                .map(Enum::name))
                .with("measures", Measure.class)
                .with("phrases", Stream.of("CORRECTED")));
    }

    private static boolean isNoDeviation(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DELIVERED_TO_CLIENT,
                    DELIVERED_AND_FRIDGE_PACKED,
                    DELIVERED_TO_STAFF,
                    PICKED_UP_BY_HOMECARE,
                    LOCKER,
                    OTHER -> true;
            default -> false;
        };
    }

    String outcome(DeliveryOutcome outcome) {
        return words.of("outcomes", outcome);
    }

    /** For the journal: {@code Leverans kunde inte tas emot …} and the measure. */
    Map<String, String> deviation(Act.Note note) {
        return Map.of("what", words.of("deviations", note.outcome()), "measure", words.of("measures", note.measure()));
    }

    String corrected() {
        return words.of("phrases", "CORRECTED");
    }
}
