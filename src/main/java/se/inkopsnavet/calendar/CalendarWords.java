package se.inkopsnavet.calendar;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.mapping.MappingFiles;

/** How the calendar is told to the units, from {@code mappings/calendar/words.yaml}. */
public final class CalendarWords {

    static final List<String> COLUMNS =
            List.of("CASE", "WEEK", "PLACE", "DAY", "WAY", "CUTOFF", "STATE", "REASON", "FROM", "VERSION");

    private static final String FILE = "calendar/words.yaml";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Words words;

    private CalendarWords(Words words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static CalendarWords load(MappingFiles mappings) {
        return new CalendarWords(Words.load(mappings, FILE)
                .with("columns", COLUMNS.stream())
                .with("ways", Occurrence.Fulfilment.class)
                .with("states", Occurrence.State.class)
                .with("reasons", Reason.class)
                .with("phrases", Stream.of("DELIVERY", "PICKUP", "ORDER_BY", "CUTOFF")));
    }

    String column(String name) {
        return words.of("columns", name);
    }

    String way(Occurrence occurrence) {
        return words.of("ways", occurrence.fulfilment());
    }

    String state(Occurrence occurrence) {
        return words.of("states", occurrence.state());
    }

    String reason(Occurrence occurrence) {
        return occurrence.reason() == null ? "" : words.of("reasons", Reason.valueOf(occurrence.reason()));
    }

    /** The one line of an event. */
    String summary(Occurrence occurrence) {
        boolean fetched = occurrence.fulfilment() == Occurrence.Fulfilment.HOMECARE_PICKUP;
        return words.of("phrases", fetched ? "PICKUP" : "DELIVERY").replace("{ref}", occurrence.caseRef());
    }

    String orderBy(Occurrence occurrence, ZoneId zone) {
        return words.of("phrases", "ORDER_BY").replace("{cutoff}", cutoff(occurrence, zone));
    }

    String cutoffOf(String day) {
        return words.of("phrases", "CUTOFF").replace("{day}", day);
    }

    /** Local time, or empty. */
    static String cutoff(Occurrence occurrence, ZoneId zone) {
        return occurrence.cutoffAt() == null
                ? ""
                : MINUTE.format(occurrence.cutoffAt().atZone(zone));
    }
}
