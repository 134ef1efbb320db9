package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.neighbourhood.HandClock;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import tools.jackson.databind.json.JsonMapper;

/** Flow F09 where each client has an account of the own in a shop: nothing to plan from but what the unit has booked. */
class UnitSlotsTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final Instant SAID = Instant.parse("2026-12-01T08:00:00Z");

    private static LedgerBench ledger;
    private static HandClock clock;
    private static CaseDesk desk;
    private static CalendarCases cases;
    private static OccurrenceStore occurrences;
    private static CalendarWork work;
    private static UnitSlots slots;

    private String ref;

    @BeforeAll
    static void start() {
        ledger = new LedgerBench();
        clock = new HandClock(Instant.EPOCH);
        desk = new CaseDesk(ledger, clock, ChoiceProfile.policies());
        cases = new CalendarCases(ledger.jdbc);
        occurrences = new OccurrenceStore(ledger.jdbc);
        work = new CalendarWork(
                cases,
                occurrences,
                desk.cases,
                desk.circumstances,
                new AbsentDays(new LifeStore(
                        ledger.jdbc, ledger.cipher, JsonMapper.builder().build())),
                desk.policies,
                SupplierCalendars.load(Path.of("")),
                new CalendarNews(desk.consequences, desk.policies, clock),
                new CutoffDeadlines(
                        ledger.deadlines((subject, occurrence, late) -> {}),
                        EnumSet.allOf(CutoffTime.Stage.class),
                        List.of(),
                        clock),
                ledger.savepoints,
                ledger.setAside::add,
                ledger.transaction,
                clock);
        slots = new UnitSlots(cases, work, desk.policies, clock);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    /** Decided on Tuesday 1 December, from that day on. */
    @BeforeEach
    void client() {
        ledger.all
                .sql(
                        "call wipe('message, purchase_case, decision_seen, business_key, notice, deadline, delivery_occurrence,"
                                + " calendar_week_reason, calendar_slot, calendar_case')")
                .update();
        clock.set("2026-12-01T08:00:00Z");
        ref = decided(Events.granted(1).withoutBasis().decision());
        work.catchUp();
    }

    private static String decided(Decision decision) {
        return desk.decide(decision).caseRef();
    }

    private boolean say(String day, boolean isBooked, Instant said) {
        return Boolean.TRUE.equals(ledger.transaction.execute(
                status -> slots.say(MUNICIPALITY, ref, LocalDate.parse(day), isBooked, said)));
    }

    private List<String> planned() {
        return ledger.all
                .sql(
                        "select concat_ws(' ', week, day, supplier_id, state, reason) from delivery_occurrence where case_ref = ?"
                                + " order by week, place")
                .param(ref)
                .query(String.class)
                .list();
    }

    private List<String> missing() {
        return ledger.all
                .sql("select week || ' ' || reason from calendar_week_reason where case_ref = ? order by week")
                .param(ref)
                .query(String.class)
                .list();
    }

    /** Informed until 15 December, a Tuesday: the first whole week is the next one. */
    @Test
    void aSlotIsMissedFromTheFirstWholeWeekInWhichTheClientIsInformed() {
        assertThat(planned()).isEmpty();
        assertThat(missing())
                .containsExactly(
                        "2026-W49 NOT_STARTED",
                        "2026-W50 NOT_STARTED",
                        "2026-W51 NOT_STARTED",
                        "2026-W52 SLOT_NOT_BOOKED",
                        "2026-W53 SLOT_NOT_BOOKED",
                        "2027-W01 SLOT_NOT_BOOKED",
                        "2027-W02 SLOT_NOT_BOOKED");
    }

    /** What is planned again later does not move the day from which a slot is missed. */
    @Test
    void informedOnceIsInformed() {
        clock.set("2026-12-08T08:00:00Z");
        decided(Events.granted(2).withoutBasis().decision());
        work.catchUp();

        assertThat(missing()).contains("2026-W51 NOT_STARTED", "2026-W52 SLOT_NOT_BOOKED");
    }

    @Test
    void bookedDayIsPlannedAtOnceWithoutACutoffAndMovesWithinItsWeek() {
        assertThat(say("2026-12-09", true, SAID)).isTrue();
        assertThat(planned()).containsExactly("2026-W50 2026-12-09 - PLANNED");
        assertThat(occurrences.find(ref + "/2026-W50/1").orElseThrow().cutoffAt())
                .isNull();

        assertThat(say("2026-12-10", true, SAID.plusSeconds(60))).isTrue();

        assertThat(planned()).containsExactly("2026-W50 2026-12-10 - PLANNED");
        assertThat(missing()).noneMatch(week -> week.startsWith("2026-W50"));
    }

    @Test
    void theLaterWordCountsInWhateverOrderTheyCome() {
        say("2026-12-10", true, SAID.plusSeconds(60));

        assertThat(say("2026-12-09", true, SAID)).isFalse();
        assertThat(say("2026-12-10", true, SAID.plusSeconds(60))).isFalse();

        assertThat(planned()).containsExactly("2026-W50 2026-12-10 - PLANNED");
    }

    @Test
    void aSlotThatIsGivenUpLeavesAWeekWithItsReason() {
        say("2026-12-22", true, SAID);
        say("2026-12-22", false, SAID.plusSeconds(60));

        assertThat(planned()).containsExactly("2026-W52 2026-12-22 - CANCELLED SLOT_NOT_BOOKED");
        assertThat(missing()).contains("2026-W52 SLOT_NOT_BOOKED");
    }

    /** The shop knows better on which day it comes. */
    @Test
    void whatAShopReportsOfTheWeekGoesBeforeTheUnitsWord() {
        say("2026-12-08", true, SAID);
        ledger.transaction.executeWithoutResult(status -> {
            cases.book(new SlotTaker.Booking(
                    MUNICIPALITY, ref, ChoiceProfile.LIVS, "4711", 1, LocalDate.of(2026, 12, 11)));
            work.planNow(ref);
        });

        assertThat(planned()).containsExactly("2026-W50 2026-12-11 - PLANNED");
    }

    @Test
    void whoeverHasEndedHasNothingPlanned() {
        say("2026-12-09", true, SAID);
        decided(Events.granted(2).with(Decision.Outcome.ENDED).decision());
        work.catchUp();

        assertThat(planned()).containsExactly("2026-W50 2026-12-09 - CANCELLED CASE_STOPPED");
        assertThat(missing()).isEmpty();
    }
}
