package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.LedgerBench;

/** Who is reminded of a case that waits for a person (HUD-07, F01), on a real database with deadlines that fire on the way. Today is a Monday. */
class UnreadyCasesTest {

    private static final LocalDate TODAY = Events.TODAY;
    private static final Events HELD_TEXT = Events.granted(1).saying("portkod finns");

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final Calendar clock = new Calendar(BENCH);
    private final CaseDesk desk = new CaseDesk(BENCH, clock, this::follow);
    private final Deadlines deadlines = BENCH.deadlines((subject, occurrence, late) -> {});
    private final UnreadyCases unready =
            new UnreadyCases(deadlines, desk.cases, desk.consequences, desk.policies, clock);

    private void follow(String municipality, PersonKey person, PurchaseCase now) {
        unready.changed(municipality, person, now);
    }

    @BeforeEach
    void clear() {
        BENCH.all
                .sql(
                        "call wipe('customer_list_row, notice, deadline, business_key, decision_seen, purchase_case, message')")
                .update();
        clock.set(TODAY);
        clock.react(unready.reactions());
    }

    @Test
    void responsibleIsRemindedAndThenTheHeadOfTheUnitHearsOfIt() {
        desk.decide(HELD_TEXT.from(TODAY.plusDays(60), null).decision());

        clock.passTo(TODAY.plusDays(1));
        assertThat(told()).as("the day it is due").isEmpty();

        clock.passTo(TODAY.plusDays(2));
        assertThat(told()).containsExactly("CASE_NOT_READY RESPONSIBLE");

        clock.passTo(TODAY.plusDays(30));
        assertThat(told()).containsExactly("CASE_NOT_READY RESPONSIBLE", "CASE_NOT_READY MANAGER");
    }

    @Test
    void weekendsDoNotCount() {
        clock.set(TODAY.plusDays(4));
        desk.decide(HELD_TEXT.from(TODAY.plusDays(60), null).decision());

        clock.passTo(TODAY.plusDays(7));
        assertThat(told()).as("Monday").isEmpty();

        clock.passTo(TODAY.plusDays(8));
        assertThat(told()).as("Tuesday").containsExactly("CASE_NOT_READY RESPONSIBLE");
    }

    @Test
    void nobodyIsRemindedOfWhatHasCome() {
        desk.decide(HELD_TEXT.decision());
        desk.decide(Events.granted(2).decision());

        clock.passTo(TODAY.plusDays(30));

        assertThat(told()).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfACaseThatHasEnded() {
        desk.decide(HELD_TEXT.decision());
        desk.decide(Events.granted(2).with(Decision.Outcome.ENDED).decision());

        clock.passTo(TODAY.plusDays(30));

        assertThat(told()).isEmpty();
    }

    @Test
    void responsibleIsWarnedBeforeTheInsatsBegins() {
        desk.decide(HELD_TEXT.decision());

        clock.passTo(TODAY.plusDays(1));

        assertThat(told()).as("five working days before 1 December").containsExactly("START_NOT_READY RESPONSIBLE");
    }

    @Test
    void daysOfAnEarlierStartWarnNobody() {
        desk.decide(HELD_TEXT.decision());
        desk.decide(HELD_TEXT.version(2).from(TODAY.plusDays(60), null).decision());

        clock.passTo(TODAY.plusDays(1));

        assertThat(told()).isEmpty();
    }

    /** Kind and role of what was told after the decision itself. */
    private static List<String> told() {
        return BENCH.all
                .sql("select kind || ' ' || role from notice where kind in ('CASE_NOT_READY', 'START_NOT_READY')"
                        + " order by created_at")
                .query(String.class)
                .list();
    }
}
