package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.yaml.YamlSource;

/** Rules whose first day has come reach the cases by themselves, on a real database with deadlines that fire on the way. */
class RulesReviewTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 30);
    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final String FIRST = "version: 1\nmode: LIVE\nvalidFrom: 2026-01-01";
    private static final String NEXT = "version: 2\nmode: LIVE\nvalidFrom: " + FIRST_DAY;

    private static LedgerBench ledger;
    private static Calendar clock;
    private CaseDesk desk;
    private RulesReview review;

    @BeforeAll
    static void start() {
        ledger = new LedgerBench();
        clock = new Calendar(ledger);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void clear() {
        ledger.all
                .sql(
                        "call wipe('message, payload, purchase_case, decision_seen, business_key, customer_list_row, notice,"
                                + " deadline, scheduled_tasks')")
                .update();
        ledger.setAside.clear();
        clock.set(BEFORE);
    }

    @Test
    void whereTheListIsGivenUpEachClientHasAnAccountOfTheOwnFromTheFirstDay() {
        under(shipped(FIRST), own(NEXT));
        String ref = decide(granted(1).decision());
        assertThat(cases()).containsExactly(ref + " READY exempelkommun@1 livs");

        clock.passTo(FIRST_DAY, LocalTime.of(0, 9));
        assertThat(cases()).containsExactly(ref + " READY exempelkommun@1 livs");
        clock.passTo(FIRST_DAY, LocalTime.of(0, 11));

        assertThat(cases()).containsExactly(ref + " HANDED_OVER exempelkommun@2 livs");
        assertThat(rows()).isEmpty();
        assertThat(ledger.count("notice where kind = 'OWN_ACCOUNT' and subject_ref = ?", ref))
                .isEqualTo(1);
    }

    @Test
    void whereAListIsBegunTheClientsComeOnIt() {
        under(own(FIRST), shipped(NEXT));
        String ref = decide(granted(1).decision());
        assertThat(rows()).isEmpty();

        clock.passTo(FIRST_DAY, LocalTime.of(1, 0));

        assertThat(cases()).containsExactly(ref + " READY exempelkommun@2 livs");
        assertThat(rows()).containsExactly(ref);
    }

    @Test
    void aShopThatTheNewRulesDoNotListIsNotSpokenWithAnyMore() {
        under(own(FIRST), PolicyEdit.changed(own(NEXT), "suppliers: [livs, kvartersbutiken]", "suppliers: [livs]"));
        DisclosureBasis corner =
                new DisclosureBasis(DisclosureBasis.Type.CONSENT, "S-1", ChoiceProfile.CORNER_SHOP, BEFORE, null);
        String ref = decide(granted(1).decision().withBasis(corner));
        assertThat(cases()).containsExactly(ref + " HANDED_OVER exempelkommun@1 kvartersbutiken");

        clock.passTo(FIRST_DAY, LocalTime.of(1, 0));

        assertThat(cases()).containsExactly(ref + " HANDED_OVER exempelkommun@2 -");
    }

    /** A hub that was down when they came into force catches up when it starts, once. */
    @Test
    void aHubThatWasDownOnTheFirstDayCatchesUp() {
        under(shipped(FIRST), own(NEXT));
        String ref = decide(granted(1).decision());
        clock.set(FIRST_DAY.plusDays(3));

        review.begin(MUNICIPALITY);
        review.begin(MUNICIPALITY);
        clock.fire();

        assertThat(cases()).containsExactly(ref + " HANDED_OVER exempelkommun@2 livs");
        assertThat(ledger.count("deadline where kind = ?", RulesReview.KIND)).isEqualTo(1);
    }

    /** AC-20-3: old cases keep the version of their decision. */
    @Test
    void anotherVersionOfAListLeavesTheCasesAlone() {
        under(shipped(FIRST), shipped(NEXT));
        String ref = decide(granted(1).decision());

        clock.passTo(FIRST_DAY, LocalTime.of(1, 0));

        assertThat(cases()).containsExactly(ref + " READY exempelkommun@1 livs");
        assertThat(ledger.count("deadline where kind = ?", RulesReview.KIND)).isZero();
    }

    @Test
    void rulesThatAreNotInForceDecideNothing() {
        under(shipped(FIRST), PolicyEdit.changed(own(NEXT), "mode: LIVE", "mode: SUSPENDED"));
        String ref = decide(granted(1).decision());

        clock.passTo(FIRST_DAY, LocalTime.of(1, 0));

        assertThat(cases()).containsExactly(ref + " READY exempelkommun@1 livs");
    }

    @Test
    void whatIsOverOrProtectedStaysAsItIs() {
        under(shipped(FIRST), own(NEXT));
        String over = decide(granted(1).decision());
        decide(granted(2).with(Decision.Outcome.ENDED).decision());
        String hidden = decide(granted(1).of("B-2").about("189002019801").decision());
        decide(granted(2)
                .of("B-2")
                .about("189002019801")
                .with(Protection.PROTECTED)
                .decision());

        clock.passTo(FIRST_DAY, LocalTime.of(1, 0));

        assertThat(cases())
                .containsExactly(over + " CLOSED exempelkommun@1 livs", hidden + " HELD_PROTECTED exempelkommun@1 -");
    }

    @Test
    void aCaseThatCannotBeReadKeepsNoOtherFromBeingDecided() {
        under(shipped(FIRST), own(NEXT));
        String spoilt = decide(granted(1).decision());
        String ref = decide(granted(1).of("B-2").about("189002019801").decision());
        ledger.spoil(spoilt);

        clock.passTo(FIRST_DAY, LocalTime.of(0, 11));

        assertThat(cases())
                .containsExactly(spoilt + " READY exempelkommun@1 livs", ref + " HANDED_OVER exempelkommun@2 livs");
        assertThat(ledger.setAside).extracting(SetAside.Unworkable::caseRef).containsExactly(spoilt);
    }

    private void under(YamlSource first, YamlSource next) {
        PolicyBook policies = new PolicyBook(Policies.of(List.of(first, next)));
        assertThat(policies.policies().findings()).noneMatch(Finding::isError);
        desk = new CaseDesk(ledger, clock, policies);
        Deadlines deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        DailyDeadlines daily = new DailyDeadlines(deadlines, clock);
        Rounds rounds = ledger.rounds(deadlines, clock);
        review = new RulesReview(desk.cases, desk.review, desk.circumstances, policies, daily, rounds, clock);
        clock.react(Map.of(
                RulesReview.DAY,
                daily.reaction(RulesReview.DAY, RulesReview.AT, review),
                RulesReview.KIND,
                rounds.reaction(RulesReview.KIND, review)));
        review.begin(MUNICIPALITY);
    }

    private String decide(Decision decision) {
        return desk.decide(decision).caseRef();
    }

    /** {@code ref state rules supplier}. */
    private static List<String> cases() {
        return ledger.all
                .sql("select concat_ws(' ', case_ref, state, policy, coalesce(supplier, '-')) from purchase_case"
                        + " order by case_ref")
                .query(String.class)
                .list();
    }

    /** Cases with a row that waits for the next list. */
    private static List<String> rows() {
        return ledger.all
                .sql("select case_ref from customer_list_row where state = 'READY'")
                .query(String.class)
                .list();
    }

    /** With a customer list. */
    private static YamlSource shipped(String dates) {
        return PolicyEdit.changed(PolicyEdit.shipped(), FIRST, dates);
    }

    /** Where each client has an account of the own. */
    private static YamlSource own(String dates) {
        return PolicyEdit.changed(ChoiceProfile.source("", ""), FIRST, dates);
    }
}
