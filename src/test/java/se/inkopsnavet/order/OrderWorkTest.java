package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.order.OrderBench.TUESDAY;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.trade.OrderReported.State;
import se.inkopsnavet.trade.SupplierRequest;

/** Flow F10 on a real database: the watchdog, the cut-off and the end of the week. */
class OrderWorkTest {

    @AutoClose
    private static final OrderBench bench = new OrderBench();

    @BeforeEach
    void aClientWithATuesday() {
        bench.clear();
    }

    /** AC-10-4. */
    @Test
    void aDraftIsATaskUntilItIsConfirmed() {
        bench.report(State.DRAFT, "2026-11-29T17:00:00", null);
        bench.due(Watch.HOURS_BEFORE, "2026-11-30T10:00:00");
        bench.due(Watch.HOURS_BEFORE, "2026-11-30T10:00:01");
        assertThat(bench.openTasks()).containsExactly("NOT_CONFIRMED");
        assertThat(bench.notices()).containsExactly("ORDER_NOT_CONFIRMED 2026-12-01");

        bench.clock.set(Reported.at("2026-11-30T10:20:00"));
        bench.report(State.CONFIRMED, "2026-11-30T10:20:00", null);

        assertThat(bench.openTasks()).isEmpty();
    }

    /** AC-10-5: the way that is taken, and the note only when the week has gone by. */
    @Test
    void aMissedCutOffIsTriedAnotherWayAndOnlyAMissedWeekIsADeviation() {
        bench.report(State.DRAFT, "2026-11-29T17:00:00", null);
        bench.report(State.CANCELLED, "2026-11-29T17:00:00", null);
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        assertThat(bench.asked).isEmpty();
        bench.lateAsks("2026-11-30T13:35:01");

        assertThat(bench.asked).extracting(SupplierRequest::kind).containsExactly(SupplierRequest.Kind.LATE_ORDER);
        assertThat(bench.notices()).containsExactly("ORDER_MISSED_ASKED 2026-12-01");
        assertThat(bench.notes).isEmpty();
        bench.weekEnds();
        bench.weekEnds();
        assertThat(bench.notes).hasSize(1);
        assertThat(bench.notes.get(0).noteId()).isEqualTo(MissedWeekNotes.noteId(bench.ref, "2026-W49"));
        assertThat(bench.notes.get(0).values())
                .containsValue("inköp kunde inte genomföras som planerat vecka 2026-W49");
    }

    /** AC-10-2: placed in time, reported after the cut-off. */
    @Test
    void forAnOrderThatIsReportedLateNoOtherIsAsked() {
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        bench.clock.set(Reported.at("2026-11-30T13:04:00"));
        bench.report(State.CONFIRMED, "2026-11-30T12:59:50", TUESDAY);
        bench.lateAsks("2026-11-30T13:35:01");

        assertThat(bench.asked).isEmpty();
        assertThat(bench.notices()).isEmpty();
        assertThat(bench.openTasks()).isEmpty();
    }

    @Test
    void whatBecomesOfThatOrderIsAskedAboutByItself() {
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        bench.clock.set(Reported.at("2026-11-30T13:04:00"));
        bench.report(State.CONFIRMED, "2026-11-30T12:59:50", TUESDAY);
        bench.lateAsks("2026-11-30T13:35:01");
        bench.report(State.CANCELLED, "2026-11-30T12:59:50", TUESDAY);
        bench.lateAsks("2026-11-30T14:10:01");

        assertThat(bench.asked).singleElement().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(SupplierRequest.Kind.LATE_ORDER);
            assertThat(request.orderNo()).isEqualTo("4711");
        });
    }

    /** What is planned during the day is watched the same day. */
    @Test
    void aCutOffThatAppearsDuringTheDayIsWatched() {
        bench.room.calendar().planned("exempelkommun", bench.occurrences.of(bench.ref, TUESDAY, TUESDAY));

        assertThat(bench.deadlines())
                .containsExactly("ORDER_CUTOFF", "ORDER_WATCH_24H", "ORDER_WATCH_3H", "ORDER_WEEK");
    }

    @Test
    void groceriesLaterInTheWeekAreNoDeviation() {
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        bench.clock.set(Reported.at("2026-11-30T15:00:00"));
        bench.report(State.CONFIRMED, "2026-11-30T14:30:00", TUESDAY.plusDays(2));

        bench.weekEnds();

        assertThat(bench.notes).isEmpty();
        assertThat(bench.notices()).contains("ORDER_COMES 2026-12-03");
    }

    /** Two deliveries a week, and one of them came: no week without groceries. */
    @Test
    void oneOfSeveralDeliveriesThatWasMissedIsNoDeviation() {
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        assertThat(bench.openTasks()).containsExactly("MISSED");
        bench.ledger
                .all
                .sql(
                        "insert into purchase_order (municipality, supplier_id, order_no, case_ref, occurrence, state, supplier_version,"
                                + " placed_at, delivery_day, line_count) values ('exempelkommun', 'livs', '4712', ?, ?, 'LOCKED', 1, now(), ?, 3)")
                .params(bench.ref, bench.ref + "/2026-W49/2", TUESDAY.plusDays(3))
                .update();

        bench.weekEnds();

        assertThat(bench.notes).isEmpty();
        assertThat(bench.openTasks()).isEmpty();
    }

    @Test
    void aClientWhoDeclinesIsLeftInPeace() {
        bench.ledger
                .all
                .sql("insert into order_declined (case_ref, week, municipality, recorded_by, recorded_at)"
                        + " values (?, '2026-W49', 'exempelkommun', '\\x00', now())")
                .param(bench.ref)
                .update();
        bench.due(Watch.DAY_BEFORE, "2026-11-29T13:00:00");
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        bench.weekEnds();

        assertThat(bench.asked).isEmpty();
        assertThat(bench.notices()).isEmpty();
        assertThat(bench.notes).isEmpty();
    }

    @Test
    void atTheCutOffOrdersAreLocked() {
        bench.report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");

        assertThat(bench.ledger.count("purchase_order where state = 'LOCKED'")).isEqualTo(1);
        assertThat(bench.openTasks()).isEmpty();
    }

    /** The hub was down: a reminder that comes after the cut-off is none. */
    @Test
    void nothingIsRemindedLate() {
        bench.due(Watch.HOURS_BEFORE, "2026-11-30T13:05:00");

        assertThat(bench.openTasks()).isEmpty();
        assertThat(bench.texts).isEmpty();
    }

    @Test
    void theNightSetsADeadlineForEachDayAndCutOff() {
        bench.room.calendar().begin("exempelkommun");
        bench.room.calendar().begin("exempelkommun");

        assertThat(bench.deadlines())
                .as("24 h before is past")
                .containsExactly(
                        "ORDER_CUTOFF", "ORDER_WATCH_24H", "ORDER_WATCH_3H", "ORDER_WATCH_DAILY", "ORDER_WEEK");
    }
}
