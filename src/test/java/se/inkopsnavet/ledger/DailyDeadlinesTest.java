package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.neighbourhood.HandClock;

/** Jobs at a time of day (AC-09-5, reliability §2.5): one for each day, on the days that the clocks change, after days without a hub, and on two nodes. */
class DailyDeadlinesTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime AT = LocalTime.of(2, 30);
    private static final String KIND = "NIGHT";

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final HandClock clock = new HandClock(Instant.EPOCH);
    private final List<String> runs = Collections.synchronizedList(new ArrayList<>());
    private final Deadlines deadlines = new Deadlines(
            bench.jdbc,
            bench.transaction,
            kind -> (subject, occurrence, late) -> reaction().due(subject, occurrence, late));
    private final DailyDeadlines daily = new DailyDeadlines(deadlines, clock);

    private Deadlines.Reaction reaction() {
        return daily.reaction(KIND, AT, (subject, day, late) -> runs.add(day + " " + clock.instant()));
    }

    @BeforeEach
    void clear() {
        bench.all.sql("call wipe('deadline, scheduled_tasks')").update();
    }

    private record Due(UUID id, Instant at) {}

    private static Optional<Due> next() {
        return bench.all
                .sql("select id, due_at from deadline where fired_at is null order by due_at limit 1")
                .query((row, n) -> new Due(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .optional();
    }

    private void beginOn(String day) {
        clock.set(ZonedDateTime.of(LocalDate.parse(day), LocalTime.MIDNIGHT, STOCKHOLM)
                .toInstant());
        daily.begin(KIND, "kommun", AT);
    }

    /** Everything fires at its time until then. */
    private void passTo(String day) {
        Instant end = ZonedDateTime.of(LocalDate.parse(day), LocalTime.of(23, 0), STOCKHOLM)
                .toInstant();
        for (Optional<Due> due = next(); due.isPresent() && !due.get().at().isAfter(end); due = next()) {
            if (due.get().at().isAfter(clock.instant())) {
                clock.set(due.get().at());
            }
            deadlines.fire(due.get().id());
        }
        clock.set(end);
    }

    @Test
    void hourThatDoesNotExistIsAnHourLaterAndOnce() {
        beginOn("2027-03-27");
        passTo("2027-03-29");

        assertThat(runs)
                .containsExactly(
                        "2027-03-27 2027-03-27T01:30:00Z",
                        "2027-03-28 2027-03-28T01:30:00Z",
                        "2027-03-29 2027-03-29T00:30:00Z");
        assertThat(Instant.parse("2027-03-28T01:30:00Z").atZone(STOCKHOLM).toLocalTime())
                .isEqualTo(LocalTime.of(3, 30));
    }

    @Test
    void hourThatComesTwiceIsTheFirstOfThemAndOnce() {
        beginOn("2027-10-30");
        passTo("2027-11-01");

        assertThat(runs)
                .containsExactly(
                        "2027-10-30 2027-10-30T00:30:00Z",
                        "2027-10-31 2027-10-31T00:30:00Z",
                        "2027-11-01 2027-11-01T01:30:00Z");
    }

    @Test
    void afterThreeDaysWithoutAHubTheFirstIsMadeUpForAndThenToday() {
        beginOn("2027-02-01");
        passTo("2027-02-01");
        clock.set("2027-02-05T09:00:00Z");
        passTo("2027-02-06");

        assertThat(runs)
                .extracting(run -> run.substring(0, 10))
                .containsExactly("2027-02-01", "2027-02-02", "2027-02-05", "2027-02-06");
    }

    @Test
    void beginningAgainChangesNothing() {
        beginOn("2027-02-01");
        beginOn("2027-02-02");
        passTo("2027-02-02");

        assertThat(runs).extracting(run -> run.substring(0, 10)).containsExactly("2027-02-01", "2027-02-02");
    }

    @Test
    void twoNodesFireADayOnce() throws Exception {
        beginOn("2027-02-01");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (int day = 0; day < 10; day++) {
                Due due = next().orElseThrow();
                clock.set(due.at());
                Callable<Void> node = () -> {
                    deadlines.fire(due.id());
                    return null;
                };
                for (Future<Void> fired : nodes.invokeAll(List.of(node, node))) {
                    fired.get();
                }
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(runs).hasSize(10).doesNotHaveDuplicates();
    }
}
