package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static se.inkopsnavet.calendar.CalendarBench.day;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.purchase.Events;

/** Flow F09 over a real database: who hears of a moved day, and of an order that is not placed, in time and in daylight. */
class CalendarRemindersTest {

    @AutoClose
    private static final CalendarBench bench = new CalendarBench();

    /** P01, Åsby: Thursdays. */
    private final Decision decision = Events.granted(1).decision();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    /** AC-09-2: at least ten days before, in daylight, once; whoever is planned later hears the next forenoon. */
    @Test
    void theClientIsToldOfAMovedDayTwoWeeksBefore() {
        String ref = bench.client(decision);
        bench.plan();

        bench.passTo(day("2026-12-09"), LocalTime.of(9, 59));
        assertThat(bench.texts).isEmpty();
        bench.passTo(day("2026-12-09"), LocalTime.of(10, 0));

        assertThat(bench.texts).singleElement().satisfies(text -> {
            assertThat(text.caseRef()).isEqualTo(ref);
            assertThat(text.audience()).isEqualTo(Text.Audience.CLIENT);
            assertThat(text.values()).containsExactly(entry("day", "2026-12-23"));
        });
    }

    /** Otherwise the client believes in the day that it was in between. */
    @Test
    void whoWasToldOfAMovedDayIsToldWhenItMovesBackAndWhenItMovesAgain() {
        SupplierCalendars closedAtChristmas = bench.calendars;
        bench.client(decision);
        bench.night();
        bench.passTo(day("2026-12-09"), LocalTime.of(12, 0));
        assertThat(told()).containsExactly("2026-12-23");

        bench.calendars = new SupplierCalendars(
                Map.of("livs", new SupplierCalendar("livs", day("2027-12-31"), Map.of(), Set.of())), List.of());
        bench.night();
        bench.passTo(day("2026-12-10"), LocalTime.of(9, 59));
        assertThat(told()).containsExactly("2026-12-23");
        bench.passTo(day("2026-12-10"), LocalTime.of(10, 0));
        assertThat(told()).containsExactly("2026-12-23", "2026-12-24");

        bench.calendars = closedAtChristmas;
        bench.night();
        bench.passTo(day("2026-12-12"), LocalTime.of(12, 0));
        assertThat(told()).containsExactly("2026-12-23", "2026-12-24", "2026-12-23");
        assertThat(bench.texts.stream().map(Text::occurrence).distinct())
                .as("none is taken for the one before")
                .hasSize(3);
    }

    @Test
    void whoWasNotToldOfAMovedDayHearsNothingWhenItMovesBack() {
        bench.client(decision);
        bench.night();
        bench.calendars = new SupplierCalendars(
                Map.of("livs", new SupplierCalendar("livs", day("2027-12-31"), Map.of(), Set.of())), List.of());
        bench.night();

        bench.passTo(day("2026-12-23"), LocalTime.of(12, 0));

        assertThat(told()).isEmpty();
    }

    private static List<String> told() {
        return bench.texts.stream().map(text -> text.values().get("day")).toList();
    }

    /** The deadline of the forenoon fires when the hub is up again: at night it waits for the next forenoon. */
    @Test
    void nobodyIsWokenWithTheNewsOfAMovedDay() {
        String ref = bench.client(decision);
        bench.plan();
        bench.passTo(day("2026-12-09"), LocalTime.of(9, 59));
        bench.clock.set("2026-12-09T22:30:00Z");

        bench.ledger.transaction.executeWithoutResult(
                status -> bench.moved.work(CalendarBench.MUNICIPALITY, "2026-12-23|2026-12-09", List.of(ref)));

        assertThat(bench.texts).isEmpty();
        assertThat(
                        bench.ledger.count(
                                "deadline where kind = 'CALENDAR_MOVED_DAY' and fired_at is null and occurrence = '2026-12-23|2026-12-10'"))
                .isEqualTo(1);
    }

    @Test
    void whoHasNotOrderedIsOnTheListsBeforeTheCutoff() {
        String ref = bench.client(decision);
        bench.plan();
        bench.passTo(day("2026-12-02"), LocalTime.of(12, 59));
        String line = ref + " 2026-12-03, 2026-12-02 13:00";
        assertThat(bench.notices().stream().filter(each -> each.contains("2026-12-03")))
                .containsExactly("NOT_ORDERED " + line, "NOT_ORDERED " + line);

        bench.passTo(day("2026-12-02"), LocalTime.of(13, 0));
        assertThat(bench.notices().stream().filter(each -> each.contains("2026-12-03")))
                .as("at the cut-off the order room tells what is done")
                .hasSize(2);

        bench.ordered.add(ref + "/2026-W50/1");
        bench.passTo(day("2026-12-10"), LocalTime.of(8, 0));
        assertThat(bench.notices()).noneMatch(each -> each.contains("2026-12-10,"));
    }

    @Test
    void unitWithoutStaffOnTheDayOfTheCutoffIsRemindedOnTheLastWorkingDay() {
        bench.clock.set("2027-03-22T08:00:00Z");
        String ref =
                bench.client(Events.granted(1).at("enhet-asby", "Ängsholmen").decision());
        bench.plan();
        bench.passTo(day("2027-03-25"), LocalTime.of(23, 0));

        assertThat(bench.notices()).contains("NOT_ORDERED " + ref + " 2027-03-30, 2027-03-29 13:00");
    }

    @Test
    void aThousandClientsOfOneCutoffAreFewDeadlines() {
        bench.client(decision);
        bench.plan();
        int rows = bench.ledger.count("deadline where kind = 'CALENDAR_CUTOFF'");
        bench.client(Events.granted(1).of("B-2").about("189001029819").decision());
        bench.plan();

        assertThat(bench.ledger.count("delivery_occurrence")).isEqualTo(14);
        assertThat(bench.ledger.count("deadline where kind = 'CALENDAR_CUTOFF'"))
                .isEqualTo(rows);
    }
}
