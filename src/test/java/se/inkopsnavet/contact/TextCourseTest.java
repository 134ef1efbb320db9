package se.inkopsnavet.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.contact.ContactBench.MUNICIPALITY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.contact.ScriptedGateway.Ending;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.crash.TradePoint;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.Events;

/** The course of a text over a real database: AC-12-1, -2, -5, and that nothing is sent twice or late. */
class TextCourseTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @AutoClose
    private static final ContactBench bench = new ContactBench();

    private String caseRef;

    @BeforeEach
    void client() {
        caseRef = bench.clientWithTexts();
    }

    private Text text(String template, Audience audience, String occurrence) {
        Map<String, String> values = template.equals("delivery-delayed") ? Map.of("time", "11:15") : Map.of();
        return new Text(
                MUNICIPALITY,
                caseRef,
                template,
                audience,
                values,
                bench.clock.instant().plus(HALF_AN_HOUR),
                occurrence);
    }

    private void ask(String template, Audience audience) {
        bench.ask(text(template, audience, "1"));
        bench.deliver();
    }

    private static List<String> numbers() {
        return bench.gateway.taken().stream().map(ScriptedGateway.Taken::to).toList();
    }

    private static List<String> states() {
        return bench.texts("select state from contact_text");
    }

    private static ScriptedGateway.Taken last() {
        return bench.gateway.taken().get(bench.gateway.taken().size() - 1);
    }

    /** AC-12-1; asked twice it is one; and its number is forgotten when the gateway has it. */
    @Test
    void theUnitIsToldOnceAndTheNumberForgotten() {
        ask("delivery-delayed", Audience.CLIENT_ELSE_UNIT);
        ask("delivery-delayed", Audience.CLIENT_ELSE_UNIT);

        assertThat(bench.gateway.taken()).singleElement().satisfies(sms -> {
            assertThat(sms.to()).isEqualTo("+46701740660");
            assertThat(sms.text()).isEqualTo("Ärende " + caseRef + ": leverans försenad, ny tid 11:15");
        });
        assertThat(bench.ledger.count("contact_sms where number is not null")).isZero();
        bench.receipt(last(), ReceiptReport.Outcome.ARRIVED);
        bench.receipt(last(), ReceiptReport.Outcome.ARRIVED);
        bench.later(HALF_AN_HOUR);
        assertThat(states()).containsExactly("ARRIVED");
        assertThat(bench.texts("select state from message where flow = 'SMS'")).containsExactly("CONFIRMED");
        assertThat(bench.notices()).isEmpty();
        assertThat(numbers()).hasSize(1);
    }

    /** AC-12-2. */
    @Test
    void withoutConsentItIsATaskAndNoSms() {
        bench.consents.clear();

        ask("delivery-delayed", Audience.CLIENT_ELSE_UNIT);

        assertThat(numbers()).isEmpty();
        assertThat(bench.notices()).containsExactly("TEXT_BY_MAIL RESPONSIBLE");
    }

    @Test
    void whatDidNotArriveGoesToTheNextNumberAndAtTheEndToPeople() {
        ask("groceries-outside", Audience.NUMBER_IN_CUSTOMER_LIST);
        bench.receipt(last(), ReceiptReport.Outcome.FAILED);
        bench.deliver();
        assertThat(numbers()).containsExactly("+46701740660", "+46701740661");

        bench.receipt(last(), ReceiptReport.Outcome.FAILED);
        bench.receipt(last(), ReceiptReport.Outcome.FAILED);
        bench.deliver();

        assertThat(numbers()).hasSize(2);
        assertThat(bench.notices()).containsExactlyInAnyOrder("TEXT_BY_MAIL RESPONSIBLE", "TEXT_BY_MAIL MANAGER");
        assertThat(states()).containsExactly("HANDED_OVER");
    }

    @Test
    void whatAPersonSaysDidNotArriveGoesToTheNextNumber() {
        ask("groceries-outside", Audience.NUMBER_IN_CUSTOMER_LIST);

        bench.notArrived(last());
        bench.deliver();

        assertThat(numbers()).containsExactly("+46701740660", "+46701740661");
        assertThat(states()).containsExactly("UNDER_WAY");
    }

    @Test
    void processThatDiesOverAReceiptSendsNothingTwice() {
        ask("delivery-delayed", Audience.UNIT);
        bench.dieAt(TradePoint.SMS_RECEIPT_UNCOMMITTED.spoken());
        ScriptedGateway.Taken first = last();

        assertThatThrownBy(() -> bench.receipt(first, ReceiptReport.Outcome.FAILED))
                .isInstanceOf(ContactBench.Death.class);
        bench.deliver();
        assertThat(numbers()).as("nothing of it lasts").containsExactly("+46701740660");

        bench.takeOver();
        bench.deliver();
        assertThat(numbers()).containsExactly("+46701740660", "+46701740661");
        bench.receipt(last(), ReceiptReport.Outcome.ARRIVED);
        assertThat(states()).containsExactly("ARRIVED");
        assertThat(bench.ledger.count("message where state = 'RECEIVED'")).isZero();
    }

    @Test
    void silenceOfTheGatewayIsNoReceipt() {
        ask("delivery-delayed", Audience.UNIT);
        bench.later(Duration.ofMinutes(6));
        bench.deliver();
        assertThat(numbers()).containsExactly("+46701740660", "+46701740661");

        bench.later(Duration.ofMinutes(6));

        assertThat(bench.notices()).containsExactly("TEXT_BY_MAIL RESPONSIBLE");
    }

    @Test
    void numberThatTheGatewayRefusesGivesWayToTheNext() {
        bench.gateway.next(Ending.REFUSES);

        ask("delivery-delayed", Audience.UNIT);
        bench.deliver();

        assertThat(numbers()).containsExactly("+46701740661");
        assertThat(bench.texts("select state from message where flow = 'SMS' order by seq"))
                .containsExactly("REJECTED", "SENT");
    }

    /** AC-12-5. */
    @Test
    void gatewayThatIsDownIsGoneRoundWithinFiveMinutesAndNothingComesLate() {
        bench.gateway.next(Ending.DOWN, Ending.DOWN);
        ask("delivery-delayed", Audience.UNIT);
        bench.deliver();
        assertThat(bench.notices()).isEmpty();

        bench.later(Duration.ofMinutes(5));
        bench.deliver();

        assertThat(bench.notices()).containsExactly("TEXT_BY_MAIL RESPONSIBLE");
        assertThat(numbers()).isEmpty();
        assertThat(bench.texts("select state from message where flow = 'SMS'")).containsExactly("EXPIRED");
        assertThat(bench.ledger.count("contact_sms where number is not null")).isZero();
    }

    @Test
    void whatIsOfNoUseAnyMoreIsNotSent() {
        Text soonUseless = new Text(
                MUNICIPALITY,
                caseRef,
                "delivery-arriving",
                Audience.UNIT,
                Map.of(),
                bench.clock.instant().plusSeconds(40),
                "1");
        bench.ask(soonUseless);
        bench.clock.later(Duration.ofSeconds(31));

        bench.deliver();

        assertThat(numbers()).isEmpty();
        assertThat(bench.notices()).containsExactly("TEXT_BY_MAIL RESPONSIBLE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"LOST_BEFORE", "LOST_AFTER", "DIES_AFTER"})
    void whatNobodyKnowsTheEndOfIsNotSentAgain(Ending ending) {
        bench.gateway.next(ending);
        ask("delivery-delayed", Audience.UNIT);
        int taken = numbers().size();

        bench.deliver();
        bench.later(Duration.ofMinutes(6));
        bench.deliver();

        assertThat(numbers()).hasSize(taken);
        assertThat(bench.notices()).containsExactly("TEXT_BY_MAIL RESPONSIBLE");
        assertThat(bench.texts("select state from message where flow = 'SMS'")).containsExactly("UNCERTAIN");
    }

    /** AC-18-1: a withdrawal stops what was on its way. */
    @Test
    void withdrawnConsentStopsWhatHasNotLeft() {
        bench.ask(text("delivery-delayed", Audience.UNIT, "1"));
        bench.consents.clear();

        bench.deliver();

        assertThat(numbers()).isEmpty();
        assertThat(bench.texts("select state || ' ' || fault from message where flow = 'SMS'"))
                .containsExactly("RECALLED SMS_NOT_ALLOWED");
        assertThat(bench.notices()).containsExactly("TEXT_BY_MAIL RESPONSIBLE");
    }

    @Test
    void whatMaySayThatSomebodyIsProtectedIsWaitedFor() {
        bench.ask(text("delivery-delayed", Audience.UNIT, "1"));
        bench.undecided = true;
        bench.deliver();
        assertThat(numbers()).isEmpty();

        bench.decide(Events.granted(2).with(Protection.PROTECTED));
        bench.ledger.all.sql("call wipe('notice')").update();
        bench.undecided = false;
        bench.deliver();

        assertThat(numbers()).isEmpty();
        assertThat(bench.notices()).containsExactly("CONTACT_BY_HAND SECURITY_CONTACT");
        assertThat(states()).containsExactly("NOTHING");
    }

    @Test
    void ofTheDeadAndOfStrangersNobodyIsTold() {
        bench.decide(Events.granted(2).with(LifeStatus.DECEASED));
        bench.ledger.all.sql("call wipe('notice')").update();
        ask("groceries-outside", Audience.CLIENT_ELSE_UNIT);
        assertThat(bench.notices()).isEmpty();

        bench.ask(new Text(
                MUNICIPALITY,
                "EXE-2026-999999",
                "groceries-outside",
                Audience.UNIT,
                Map.of(),
                bench.clock.instant().plus(HALF_AN_HOUR),
                "1"));

        assertThat(bench.notices()).containsExactly("CONTACT_BY_HAND SECURITY_CONTACT");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void textAboutNobodyAsksForNoConsent() {
        bench.consents.clear();

        bench.ask(Text.toUnit(
                MUNICIPALITY,
                "enhet-sjobro",
                "schedule-deviations",
                Map.of("count", "2"),
                bench.clock.instant().plus(HALF_AN_HOUR),
                "2026-11-29"));
        bench.deliver();

        assertThat(last().to()).isEqualTo("+46701740663");
        assertThat(last().text()).isEqualTo("Leveransschema idag: 2 avvikelser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery-expected", "no-such-text"})
    void textThatCannotBeWrittenHindersNobodyAndIsTold(String template) {
        ask(template, Audience.UNIT);

        assertThat(numbers()).isEmpty();
        assertThat(bench.notices()).containsExactlyInAnyOrder("TEXT_UNWRITTEN RESPONSIBLE", "TEXT_UNWRITTEN IT");
    }
}
