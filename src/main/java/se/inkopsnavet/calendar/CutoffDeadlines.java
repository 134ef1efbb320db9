package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.calendar.CutoffTime.Stage;
import se.inkopsnavet.ledger.Deadlines;

/** The moments before each cut-off as rows: some for a municipality and a cut-off, however many clients have it. */
public class CutoffDeadlines {

    public static final String KIND = "CALENDAR_CUTOFF";

    private final Deadlines deadlines;
    private final Set<Stage> stages;
    private final List<CutoffListener> listeners;
    private final Clock clock;

    /** @param stages at which the units are told @param listeners who else watches what is planned */
    public CutoffDeadlines(Deadlines deadlines, Set<Stage> stages, List<CutoffListener> listeners, Clock clock) {
        this.deadlines = deadlines;
        this.stages = Set.copyOf(stages);
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** What is past is not made up for: the next moment says the same. Setting one again changes nothing. */
    void set(String municipality, Collection<Occurrence> changed) {
        Instant now = clock.instant();
        Set<Instant> cutoffs = changed.stream()
                .filter(each -> each.isPlanned() && each.cutoffAt() != null)
                .map(Occurrence::cutoffAt)
                .collect(Collectors.toSet());
        for (Instant cutoff : cutoffs) {
            for (Stage stage : stages) {
                CutoffTime.at(stage, cutoff, clock.getZone())
                        .filter(due -> due.isAfter(now))
                        .ifPresent(due -> deadlines.set(
                                KIND, municipality, occurrence(cutoff, stage), due, "stopptid, " + stage));
            }
        }
        listeners.forEach(listener -> listener.planned(municipality, changed));
    }

    private static String occurrence(Instant cutoff, Stage stage) {
        return cutoff + "|" + stage;
    }

    static Instant cutoff(String occurrence) {
        return Instant.parse(occurrence.substring(0, occurrence.indexOf('|')));
    }
}
