package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** An installation whose watchdog had deadlines before there were rounds (decision 0064): what was still to come comes. */
class EarlierDeadlinesTest {

    private static final String TURN = "2026-12-03|2026-12-02T12:00:00Z|inclusive";

    private final HubDatabase database = HubDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @BeforeEach
    void install() {
        database.migrateTo("26");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void thoseToComeAreTheRoundsThatTheWatchdogUnderstands() {
        for (Watch watch : Watch.values()) {
            open(watch.deadline(), TURN + "|");
        }
        open(WatchCalendar.WEEK, "2026-W49|");

        database.migrateTo("latest");

        assertThat(all())
                .containsExactlyInAnyOrder(
                        "ORDER_WATCH_24H " + TURN,
                        "ORDER_WATCH_3H " + TURN,
                        "ORDER_CUTOFF " + TURN,
                        "ORDER_WEEK 2026-W49");
        Watch.Turn turn = new Watch.Turn(LocalDate.of(2026, 12, 3), Instant.parse("2026-12-02T12:00:00Z"), true);
        assertThat(turn).hasToString(TURN);
        assertThat(Watch.Turn.parse(TURN)).isEqualTo(turn);
    }

    /** They say what was done, and nobody else's deadline has anything to do with it. */
    @Test
    void thoseThatHaveFiredAndThoseOfOtherRoomsStayAsTheyAre() {
        open(WatchCalendar.WEEK, "2026-W48|");
        owner.sql("update deadline set fired_at = now()").update();
        open("CALENDAR_MOVED_DAY", "2026-12-23|");

        database.migrateTo("latest");

        assertThat(all()).containsExactlyInAnyOrder("ORDER_WEEK 2026-W48|", "CALENDAR_MOVED_DAY 2026-12-23|");
    }

    /** The hub was stopped between two parts of a week's end: all of it is gone through, not nothing. */
    @Test
    void aWeekOfWhichOnePartWasDoneBeginsAgain() {
        open(WatchCalendar.WEEK, "2026-W48|EXE-2026-000500/2026-W48/1");
        open(WatchCalendar.WEEK, "2026-W49|EXE-2026-000500/2026-W49/1");
        open(Watch.CUTOFF.deadline(), TURN + "|EXE-2026-000500/2026-W49/1");
        database.migrateTo("27");
        open(WatchCalendar.WEEK, "2026-W49");

        database.migrateTo("latest");

        assertThat(all())
                .as("a week that has been set again since is not set twice")
                .contains("ORDER_WEEK 2026-W48", "ORDER_WEEK 2026-W49")
                .hasSize(4);
        assertThat(Watch.Turn.parse(TURN + "|EXE-2026-000500/2026-W49/1"))
                .as("its parser reads no further than it needs")
                .hasToString(TURN);
    }

    private void open(String kind, String occurrence) {
        owner.sql("insert into deadline (id, kind, subject, occurrence, due_at, rule)"
                        + " values (gen_random_uuid(), ?, 'exempelkommun', ?, now(), 'prov')")
                .params(kind, occurrence)
                .update();
    }

    private List<String> all() {
        return owner.sql("select kind || ' ' || occurrence from deadline")
                .query(String.class)
                .list();
    }
}
