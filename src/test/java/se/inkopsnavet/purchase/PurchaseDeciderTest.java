package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Verdict.Resolution;

/** Flow F01 step by step, pure. */
class PurchaseDeciderTest {

    private final CaseLife life = new CaseLife();

    @Test
    void grantedDecisionOpensAReadyCaseAndQueuesItsRow() {
        Verdict verdict = life.after(granted(1).decision());

        assertThat(verdict.resolution()).isEqualTo(Resolution.DONE);
        assertThat(life.state()).isEqualTo(CaseState.READY);
        assertThat(life.rowWaits()).isTrue();
        assertThat(life.known().scope()).isEqualTo("egen-regi");
        assertThat(told(verdict)).containsExactly(NoticeKind.NEW_CASE);
    }

    @Test
    void externalProviderHasAScopeOfItsOwn() {
        life.after(granted(1).at("utforare-omsorgen", "Åsby").decision());
        assertThat(life.known().scope()).isEqualTo("utforare-omsorgen");
    }

    @ParameterizedTest
    @MethodSource("notEligible")
    void whatIsNotEligibleOpensNoCase(Events event, Resolution resolution, Fault fault) {
        Verdict verdict = life.after(event.decision());
        assertThat(verdict.resolution()).isEqualTo(resolution);
        assertThat(verdict.fault()).isEqualTo(fault);
        assertThat(life.state()).isNull();
    }

    @ParameterizedTest
    @MethodSource("notEligible")
    void newerVersionThatIsNotEligibleTakesTheOlderOnesRowBack(Events event, Resolution resolution, Fault fault) {
        life.after(granted(1).decision());
        Events newer = event.of("B-1").version(2);

        Verdict verdict = life.after(newer.decision());

        assertThat(verdict.fault()).isEqualTo(fault);
        assertThat(life.rowWaits()).isFalse();
        assertThat(life.state())
                .isEqualTo(resolution == Resolution.QUARANTINED ? CaseState.COLLECTING : CaseState.CLOSED);
    }

    static Stream<Arguments> notEligible() {
        LocalDate ended = LocalDate.of(2026, 11, 22);
        return Stream.of(
                Arguments.of(granted(1).with(Decision.Outcome.DENIED), Resolution.REJECTED, Fault.NOT_GRANTED),
                Arguments.of(granted(1).with(Decision.Outcome.ENDED), Resolution.DONE, null),
                Arguments.of(granted(1).with(Decision.Insats.LEDSAGNING), Resolution.REJECTED, Fault.NOT_PURCHASE),
                Arguments.of(granted(1).with(LifeStatus.EMIGRATED), Resolution.REJECTED, Fault.NOT_ALIVE),
                Arguments.of(granted(1).with(LifeStatus.UNKNOWN), Resolution.REJECTED, Fault.NOT_ALIVE),
                Arguments.of(granted(1).from(ended.minusYears(1), ended), Resolution.REJECTED, Fault.OUTSIDE_PERIOD),
                Arguments.of(granted(1).from(Events.TODAY.plusDays(91), null), Resolution.HELD, Fault.OUTSIDE_PERIOD),
                Arguments.of(granted(1).at("enhet-x", "Åsby"), Resolution.QUARANTINED, Fault.UNKNOWN_UNIT),
                Arguments.of(granted(1).at("enhet-asby", "Okänd"), Resolution.QUARANTINED, Fault.UNKNOWN_AREA));
    }

    @Test
    void withoutBasisTheCaseIsHeldAndTheUnitTold() {
        Verdict verdict = life.after(granted(1).withoutBasis().decision());
        assertThat(verdict.fault()).isEqualTo(Fault.NO_DISCLOSURE_BASIS);
        assertThat(life.state()).isEqualTo(CaseState.HELD_NO_BASIS);
        assertThat(life.rowWaits()).isFalse();
        assertThat(told(verdict)).contains(NoticeKind.NO_BASIS);
    }

    @Test
    void incompleteRowIsCollectedAndAnOlderOneTakenBack() {
        life.after(granted(1).decision());
        Verdict verdict = life.after(granted(2).saying("missing").decision());
        assertThat(verdict.place()).isEqualTo("j");
        assertThat(life.state()).isEqualTo(CaseState.COLLECTING);
        assertThat(life.rowWaits()).isFalse();
    }

    @Test
    void heldAndContradictoryTextsAreForAPerson() {
        assertThat(life.after(granted(1).saying("hold").decision()).resolution())
                .isEqualTo(Resolution.HELD);
        assertThat(life.after(granted(2).saying("reject").decision()).resolution())
                .isEqualTo(Resolution.QUARANTINED);
        assertThat(life.rowWaits()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Protection.class,
            names = {"PROTECTED", "UNKNOWN"})
    void protectionIsFirstAndKeepsNothing(Protection protection) {
        life.after(granted(5).decision());

        Verdict verdict = life.after(granted(1).with(protection).decision());

        assertThat(verdict.fault()).isEqualTo(Fault.PROTECTED_IDENTITY);
        assertThat(life.state()).isEqualTo(CaseState.HELD_PROTECTED);
        assertThat(life.known().decision()).isNull();
        assertThat(life.rowWaits()).isFalse();
        assertThat(told(verdict)).containsExactly(NoticeKind.PROTECTED);
    }

    @Test
    void olderDecisionDoesNotLiftProtection() {
        life.after(granted(5).with(Protection.PROTECTED).decision());

        Verdict verdict = life.after(granted(1).of("B-2").decision());

        assertThat(verdict.fault()).isEqualTo(Fault.PROTECTED_IDENTITY);
        assertThat(life.state()).isEqualTo(CaseState.HELD_PROTECTED);
    }

    @Test
    void laterEventThatSaysUnprotectedLiftsProtection() {
        life.after(granted(1).with(Protection.PROTECTED).decision());
        life.after(granted(2).decision());
        assertThat(life.state()).isEqualTo(CaseState.READY);
        assertThat(life.rowWaits()).isTrue();
    }

    @Test
    void deathIsRememberedWhereNoCaseWasOpen() {
        Verdict verdict = life.after(granted(2).with(LifeStatus.DECEASED).decision());
        assertThat(verdict.fault()).isEqualTo(Fault.NOT_ALIVE);
        assertThat(life.state()).isEqualTo(CaseState.DECEASED);
        assertThat(life.known().decision()).isNull();

        assertThat(life.after(granted(7).of("B-9").decision()).fault()).isEqualTo(Fault.NOT_ALIVE);
        assertThat(life.rowWaits()).isFalse();
    }

    @Test
    void deathInAnOlderVersionStillStops() {
        life.after(granted(3).decision());
        life.after(granted(2).with(LifeStatus.DECEASED).decision());
        assertThat(life.state()).isEqualTo(CaseState.DECEASED);
        assertThat(life.rowWaits()).isFalse();
    }

    @Test
    void deathSurvivesProtectionThatComesAndGoes() {
        life.after(granted(1).with(LifeStatus.DECEASED).decision());
        life.after(granted(2).with(Protection.PROTECTED).decision());
        life.after(granted(3).decision());
        assertThat(life.state()).isEqualTo(CaseState.DECEASED);
        assertThat(life.rowWaits()).isFalse();
    }

    @Test
    void endBeforeGrantNeverOpensACase() {
        life.after(granted(3).with(Decision.Outcome.ENDED).decision());
        Verdict late = life.after(granted(1).decision());
        assertThat(late.fault()).isEqualTo(Fault.STALE_VERSION);
        assertThat(life.state()).isNull();
        assertThat(late.intents()).isEmpty();
    }

    @Test
    void denialOfSomethingElseLeavesTheCaseAlone() {
        life.after(granted(1).decision());
        life.after(granted(9).of("B-2").with(Decision.Outcome.DENIED).decision());
        assertThat(life.state()).isEqualTo(CaseState.READY);
        assertThat(life.rowWaits()).isTrue();
    }

    @Test
    void olderDecisionDoesNotReplaceANewerOne() {
        life.after(granted(1).of("B-2").decision(Instant.parse("2026-11-20T09:00:00Z")));
        Verdict older = life.after(granted(1).decision(Instant.parse("2026-11-10T09:00:00Z")));
        assertThat(older.fault()).isEqualTo(Fault.STALE_VERSION);
        assertThat(life.known().decision().decisionId()).isEqualTo("B-2");
    }

    /** AC-05-4 and AC-05-9: the row goes, and the unit hears which of its items are worth a look. */
    @Test
    void whatIsDoubtfulInARowThatIsSentIsToldByItsLetters() {
        Verdict verdict = life.after(granted(1).saying("warn").decision());

        assertThat(life.rowWaits()).isTrue();
        assertThat(verdict.intents())
                .contains(
                        new Intent.Tell(Intent.Role.RESPONSIBLE, NoticeKind.ROW_TO_CHECK, "d,h"),
                        new Intent.Tell(Intent.Role.RESPONSIBLE, NoticeKind.INVOICE_ON_PAPER, "j"));
        assertThat(told(life.after(granted(2).decision()))).doesNotContain(NoticeKind.ROW_TO_CHECK);
    }

    /** AC-05-6, HUD-16: whatever becomes of the decision. */
    @ParameterizedTest
    @ValueSource(strings = {"", "hold", "reject", "missing", "warn"})
    void aSecretInTheSourceIsForTheSecurityContact(String text) {
        Intent.Tell tell = new Intent.Tell(Intent.Role.SECURITY_CONTACT, NoticeKind.SECRET_DROPPED, "SEC-001");
        Events secret = granted(1).withSecret().saying(text);

        assertThat(life.after(secret.decision()).intents()).contains(tell);
        assertThat(life.after(secret.version(2).withoutBasis().decision()).intents())
                .contains(tell);
        assertThat(life.after(secret.version(3).with(Protection.PROTECTED).decision())
                        .intents())
                .contains(tell);
        assertThat(told(life.after(granted(4).saying(text).decision()))).doesNotContain(NoticeKind.SECRET_DROPPED);
    }

    private static List<NoticeKind> told(Verdict verdict) {
        return verdict.intents().stream()
                .filter(Intent.Tell.class::isInstance)
                .map(intent -> ((Intent.Tell) intent).kind())
                .toList();
    }
}
