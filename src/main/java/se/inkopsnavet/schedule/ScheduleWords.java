package se.inkopsnavet.schedule;

import java.util.stream.Stream;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.mapping.MappingFiles;

/** What the units read of a comparison, from {@code mappings/schedule/words.yaml}. */
public final class ScheduleWords {

    private final Words words;

    private ScheduleWords(Words words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static ScheduleWords load(MappingFiles mappings) {
        return new ScheduleWords(Words.load(mappings, "schedule/words.yaml")
                .with("deviations", DeviationKind.class)
                .with("count", Stream.of("NONE", "ONE", "MANY"))
                .with("acknowledgement", Stream.of("LINE")));
    }

    String of(DeviationKind kind) {
        return words.of("deviations", kind);
    }

    String count(int deviations) {
        String form = deviations == 0 ? "NONE" : deviations == 1 ? "ONE" : "MANY";
        return words.of("count", form).replace("{n}", Integer.toString(deviations));
    }

    /** What a line must begin with by which a unit says that it has looked. */
    String acknowledgement() {
        return words.of("acknowledgement", "LINE");
    }
}
