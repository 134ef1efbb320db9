package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import se.inkopsnavet.calendar.CutoffTime.Stage;
import se.inkopsnavet.ledger.Deadlines;

/** The moments around each cut-off as rows: some for a municipality and a cut-off, however many clients have it. */
public class CutoffDeadlines {

    public static final String KIND = "CALENDAR_CUTOFF";

    private final Deadlines deadlines;
    private final Set<Stage> stages;
    private final Clock clock;

    /** @param stages at which the units are told */
    public CutoffDeadlines(Deadlines deadlines, Set<Stage> stages, Clock clock) {
        this.deadlines = deadlines;
        this.stages = Set.copyOf(stages);
        this.clock = clock;
    }

    /** What is past is not made up for: the next moment says the same. Setting one again changes nothing. */
    void set(String municipality, Collection<Instant> cutoffs) {
        Instant now = clock.instant();
        for (Instant cutoff : cutoffs) {
            for (Stage stage : stages) {
                CutoffTime.at(stage, cutoff, clock.getZone())
                        .filter(due -> due.isAfter(now))
                        .ifPresent(due -> deadlines.set(
                                KIND, municipality, occurrence(cutoff, stage), due, "stopptid, " + stage));
            }
        }
    }

    static String occurrence(Instant cutoff, Stage stage) {
        return cutoff + "|" + stage;
    }

    static Instant cutoff(String occurrence) {
        return Instant.parse(occurrence.substring(0, occurrence.indexOf('|')));
    }

    static Stage stage(String occurrence) {
        return Stage.valueOf(occurrence.substring(occurrence.indexOf('|') + 1));
    }
}
