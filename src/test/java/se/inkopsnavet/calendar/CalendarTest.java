package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.calendar.CalendarBench.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.OrderReported;

/** Flow F09 over a real database: six weeks ahead, and what changes them. */
class CalendarTest {

    @AutoClose
    private static final CalendarBench bench = new CalendarBench();

    /** P01, Åsby: Thursdays. */
    private final Decision decision = Events.granted(1).decision();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void sixWeeksAheadWithChristmasMovedAndTheUnitToldInTime() {
        String ref = bench.client(decision);

        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.plan()).isZero();

        assertThat(bench.weeks(ref))
                .containsExactly(
                        "2026-W49 2026-12-03 PLANNED v1",
                        "2026-W50 2026-12-10 PLANNED v1",
                        "2026-W51 2026-12-17 PLANNED v1",
                        "2026-W52 2026-12-23 PLANNED SUPPLIER_STOP_DAY v1",
                        "2026-W53 2026-12-30 PLANNED SUPPLIER_STOP_DAY v1",
                        "2027-W01 2027-01-07 PLANNED v1",
                        "2027-W02 2027-01-14 PLANNED v1");
        assertThat(bench.notices())
                .containsExactlyInAnyOrder(
                        "DELIVERY_DISPLACED " + ref + " 2026-12-24 > 2026-12-23",
                        "DELIVERY_DISPLACED " + ref + " 2026-12-31 > 2026-12-30");
        assertThat(bench.occurrences.find(ref + "/2026-W49/1").orElseThrow().cutoffAt())
                .isEqualTo(Instant.parse("2026-12-02T12:00:00Z"));
        assertThat(bench.occurrences.on("exempelkommun", day("2026-12-23"))).hasSize(1);
        assertThat(bench.occurrences.of(ref, day("2026-12-24"), day("2027-01-07")))
                .hasSize(2);
        assertThat(bench.occurrences.find("nonsense")).isEmpty();
    }

    /** A large export changes case after case: a turn that followed them would look through all that have not changed, each time. */
    @Test
    void whatChangesDuringATurnIsTheNextTurnsWork() {
        String ref = bench.client(decision);
        List<String> meanwhile = new ArrayList<>();
        CalendarCases busy = new CalendarCases(bench.ledger.jdbc) {
            @Override
            List<Pending> pending(Collection<String> municipalities, String after, int most) {
                List<Pending> found = super.pending(municipalities, after, most);
                if (meanwhile.isEmpty()) {
                    meanwhile.add(bench.client(
                            Events.granted(1).of("B-2").about("189002019801").decision()));
                }
                return found;
            }
        };

        assertThat(bench.work(busy).catchUp()).isEqualTo(1);

        assertThat(bench.weeks(ref)).hasSize(7);
        assertThat(bench.weeks(meanwhile.get(0))).isEmpty();
        assertThat(bench.plan()).isEqualTo(1);
        assertThat(bench.weeks(meanwhile.get(0))).hasSize(7);
    }

    @Test
    void aNewWeekComesInSightOnMondayAndOnlyOnce() {
        String ref = bench.client(decision);
        bench.night();
        bench.clock.set("2026-12-07T02:00:00Z");
        bench.night();

        assertThat(bench.weeks(ref)).hasSize(8).last().isEqualTo("2027-W03 2027-01-21 PLANNED v1");
        bench.clock.set("2026-12-08T02:00:00Z");
        bench.night();
        assertThat(bench.weeks(ref)).hasSize(8);
        assertThat(bench.ledger.count("calendar_horizon")).isEqualTo(1);
    }

    @Test
    void absenceToComeCancelsItsWeeksAndItsEndPlansThemAgain() {
        String ref = bench.client(decision);
        bench.plan();

        bench.away("a", 1, decision, day("2026-12-08"), day("2026-12-18"), false);
        bench.plan();
        assertThat(bench.weeks(ref).subList(0, 4))
                .containsExactly(
                        "2026-W49 2026-12-03 PLANNED v1",
                        "2026-W50 2026-12-10 CANCELLED ABSENCE v2",
                        "2026-W51 2026-12-17 CANCELLED ABSENCE v2",
                        "2026-W52 2026-12-23 PLANNED SUPPLIER_STOP_DAY v1");

        bench.away("a", 2, decision, day("2026-12-08"), day("2026-12-11"), false);
        bench.plan();
        assertThat(bench.weeks(ref).get(1)).isEqualTo("2026-W50 2026-12-10 CANCELLED ABSENCE v2");
        assertThat(bench.weeks(ref).get(2)).isEqualTo("2026-W51 2026-12-17 PLANNED v3");
    }

    @Test
    void everyWayInWhichACaseStopsCancelsWhatIsToComeAndTellsNothingMoreOfTheProtected() {
        for (String state : List.of("HELD_NO_BASIS", "CLOSED", "HELD_PROTECTED")) {
            bench.clear();
            String ref = bench.client(decision);
            bench.plan();
            bench.state(ref, state);
            if (!state.equals("HELD_NO_BASIS")) {
                bench.ledger
                        .all
                        .sql("update purchase_case set content = null where case_ref = ?")
                        .param(ref)
                        .update();
            }
            bench.plan();

            assertThat(bench.weeks(ref)).hasSize(7).allMatch(week -> week.endsWith("CANCELLED CASE_STOPPED v2"));
            assertThat(bench.why(ref, day("2026-12-03")))
                    .isEqualTo(state.equals("HELD_NO_BASIS") ? Optional.of(Reason.CASE_STOPPED) : Optional.empty());
        }
    }

    @Test
    void aCaseThatCannotBeReadKeepsNoOtherFromBeingPlanned() {
        String spoilt = bench.client(decision);
        String ref =
                bench.client(Events.granted(1).of("B-2").about("189002019801").decision());
        bench.ledger.spoil(spoilt);

        assertThat(bench.plan()).isEqualTo(1);

        assertThat(bench.weeks(ref)).hasSize(7);
        assertThat(bench.ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef)
                .containsExactly(spoilt);
    }

    @Test
    void whoCannotOrderYetHasAReasonForEachWeek() {
        String ref = bench.desk.decide(decision).caseRef();
        bench.plan();

        assertThat(bench.weeks(ref)).isEmpty();
        assertThat(bench.why(ref, day("2026-12-30"))).contains(Reason.NOT_STARTED);

        bench.state(ref, "HANDED_OVER");
        bench.plan();
        assertThat(bench.why(ref, day("2026-12-30"))).isEmpty();
        assertThat(bench.weeks(ref)).hasSize(7);
    }

    @Test
    void aMoveChangesTheDaysToComeAndTheUnitIsTold() {
        String ref = bench.client(decision);
        bench.plan();
        bench.clock.set("2026-12-02T18:00:00Z");
        bench.desk.decide(Events.granted(2).at("enhet-asby", "Sjöbro").decision());
        bench.state(ref, "HANDED_OVER");
        bench.plan();

        assertThat(bench.weeks(ref).get(0)).isEqualTo("2026-W49 2026-12-03 PLANNED v1");
        assertThat(bench.weeks(ref).get(1)).isEqualTo("2026-W50 2026-12-09 PLANNED v2");
        assertThat(bench.notices()).contains("DELIVERY_DAY_CHANGED " + ref + " 2026-12-09");
    }

    @Test
    void newStopDayOfTheSupplierReachesPlannedWeeks() {
        String ref = bench.client(decision);
        bench.night();
        bench.calendars = new SupplierCalendars(
                Map.of(
                        "livs",
                        new SupplierCalendar(
                                "livs", day("2027-12-31"), Map.of(day("2026-12-10"), Optional.empty()), Set.of())),
                List.of());
        bench.night();

        assertThat(bench.weeks(ref).get(1)).isEqualTo("2026-W50 2026-12-10 CANCELLED SUPPLIER_STOP_DAY v2");
        assertThat(bench.notices()).contains("DELIVERY_DAY_NEEDED " + ref + " 2026-12-10");

        report(ref, "L-1", 1, OrderReported.State.DRAFT, "2026-12-11");
        assertThat(bench.weeks(ref).get(1)).isEqualTo("2026-W50 2026-12-11 PLANNED SUPPLIER_STOP_DAY v3");

        report(ref, "L-1", 3, OrderReported.State.CANCELLED, "2026-12-11");
        report(ref, "L-1", 2, OrderReported.State.CONFIRMED, "2026-12-11");
        bench.plan();
        assertThat(bench.weeks(ref).get(1)).isEqualTo("2026-W50 2026-12-10 CANCELLED SUPPLIER_STOP_DAY v4");
    }

    private static void report(String ref, String orderNo, long version, OrderReported.State state, String day) {
        SlotTaker taker = new SlotTaker(
                bench.cases,
                bench.occurrences,
                bench.work(bench.cases),
                bench.caseStore(),
                (municipality, supplier, customer) -> Optional.of(customer.caseRef()));
        OrderReported report = new OrderReported(
                "exempelkommun",
                "livs",
                new CustomerRef(ref, null),
                orderNo,
                version,
                state,
                bench.clock.instant(),
                bench.clock.instant(),
                day(day),
                null,
                List.of(),
                1,
                false);
        bench.ledger.transaction.executeWithoutResult(status -> taker.take(UUID.randomUUID(), report));
    }

    @Test
    void endOfTheCalendarStopsPlanningAndIsTold() {
        bench.clock.set("2027-11-29T02:00:00Z");
        String ref = bench.client(decision);
        bench.night();

        assertThat(bench.weeks(ref).get(bench.weeks(ref).size() - 1)).startsWith("2027-W52 2027-12-30 PLANNED");
        assertThat(bench.why(ref, day("2028-01-06"))).contains(Reason.NO_CALENDAR);
        assertThat(bench.notices()).contains("CALENDAR_ENDED livs CAL-001, 2027-12-31");
    }
}
