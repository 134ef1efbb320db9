package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.consent.ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER;
import static se.inkopsnavet.consent.ConsentPurpose.DISCLOSE_TO_SUPPLIER;
import static se.inkopsnavet.consent.ConsentPurpose.SMS_TO_UNIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.consent.ConsentVerdict.Resolution;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.NoteKind;

class ConsentDeciderTest {

    private static final Instant NOW = Said.at("2026-11-25T12:00:00");
    private static final Predicate<ConsentPurpose> NO_MANDATE = purpose -> false;

    /** What whoever calls something a mistake may say yes to. */
    private Predicate<ConsentPurpose> opens = purpose -> true;

    private PersonConsents known = PersonConsents.NONE;
    private ConsentVerdict verdict;

    private ConsentDeciderTest take(ConsentEvent... events) {
        for (ConsentEvent event : events) {
            verdict = ConsentDecider.decide(known, event, event instanceof ConsentAnnulled ? opens : NO_MANDATE, NOW);
            known = verdict.next();
        }
        return this;
    }

    private ConsentDeciderTest journaled(int event) {
        known = known.noted(Said.id(event), NoteState.WRITTEN, "N-" + event)
                .settled(LocalDate.ofInstant(NOW, java.time.ZoneId.of("Europe/Stockholm")));
        return this;
    }

    private ConsentState state(int event) {
        return known.ofEvent(Said.id(event)).findFirst().orElseThrow().state();
    }

    @Test
    void consentOpensNothingBeforeTheJournalHasIt() {
        take(Said.yes(1, "2026-11-25T10:12:00", DISCLOSE_TO_SUPPLIER));

        assertThat(state(1)).isEqualTo(ConsentState.CAPTURED);
        assertThat(verdict.intents())
                .containsExactly(new ConsentIntent.Note(NoteKind.CONSENT, Set.of(DISCLOSE_TO_SUPPLIER)));
        assertThat(journaled(1).state(1)).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void consentFromTheJournalHoldsAtOnceAndIsNotWrittenBack() {
        take(Said.inTheJournal(Said.yes(1, "2026-11-25T10:12:00", DISCLOSE_TO_SUPPLIER)));

        assertThat(state(1)).isEqualTo(ConsentState.ACTIVE);
        assertThat(verdict.intents()).isEmpty();
    }

    @Test
    void consentDatedTomorrowIsRefused() {
        take(Said.yes(1, "2026-11-26T10:12:00", SMS_TO_UNIT));

        assertThat(verdict.fault()).isEqualTo(Fault.CONSENT_IN_FUTURE);
        assertThat(known).isEqualTo(PersonConsents.NONE);
    }

    @Test
    void relativeWithoutMandateCannotConsent() {
        take(Said.by(Said.daughter(), Said.yes(1, "2026-11-25T10:12:00", DISCLOSE_TO_SUPPLIER)));

        assertThat(verdict.fault()).isEqualTo(Fault.CONSENT_NO_MANDATE);
        assertThat(known.consents()).isEmpty();
    }

    @Test
    void relativeWithoutMandateWhoWithdrawsPausesUntilAPersonHasDecided() {
        take(Said.yes(1, "2026-11-25T08:00:00", SMS_TO_UNIT)).journaled(1);

        take(Said.by(Said.daughter(), Said.no(2, "2026-11-25T10:00:00", SMS_TO_UNIT)));

        assertThat(verdict.resolution()).isEqualTo(Resolution.HELD);
        assertThat(verdict.fault()).isEqualTo(Fault.WITHDRAWAL_NO_MANDATE);
        assertThat(verdict.intents()).isEmpty();
        assertThat(state(1)).isEqualTo(ConsentState.PAUSED);

        take(Said.mistake(3, 2));
        assertThat(verdict.intents()).containsExactly(new ConsentIntent.Note(NoteKind.CORRECTION, Set.of()));
        assertThat(state(1)).isEqualTo(ConsentState.PAUSED);
        assertThat(journaled(3).state(1)).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void withdrawalHoldsBeforeItsNote() {
        take(Said.yes(1, "2026-11-25T08:00:00", CONTACT_CLIENT_BY_SUPPLIER)).journaled(1);

        take(Said.no(2, "2026-11-25T10:00:00", CONTACT_CLIENT_BY_SUPPLIER));

        assertThat(state(1)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(verdict.intents())
                .contains(
                        new ConsentIntent.Stop(CONTACT_CLIENT_BY_SUPPLIER, null),
                        new ConsentIntent.Note(NoteKind.WITHDRAWAL, Set.of(CONTACT_CLIENT_BY_SUPPLIER)));
    }

    @Test
    void newConsentAfterTheWithdrawalHolds() {
        take(Said.no(1, "2026-11-25T10:00:00", SMS_TO_UNIT), Said.yes(2, "2026-11-25T11:00:00", SMS_TO_UNIT))
                .journaled(2);

        assertThat(state(2)).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void withdrawalOfTheSameMinuteWins() {
        take(Said.no(1, "2026-11-25T10:00:00", SMS_TO_UNIT), Said.yes(2, "2026-11-25T10:00:00", SMS_TO_UNIT));

        assertThat(state(2)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(verdict.fault()).isEqualTo(Fault.CONSENT_OVERTAKEN);
        assertThat(verdict.intents()).isEmpty();
    }

    @Test
    void withdrawalOlderThanALaterConsentChangesNothing() {
        take(Said.yes(1, "2026-11-25T11:00:00", SMS_TO_UNIT)).journaled(1);

        take(Said.no(2, "2026-11-25T10:00:00", SMS_TO_UNIT));

        assertThat(verdict.resolution()).isEqualTo(Resolution.WITHOUT_EFFECT);
        assertThat(state(1)).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void whatOnlyTheCaseSystemKnowsCanBeWithdrawnToo() {
        take(Said.no(1, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(verdict.intents()).contains(new ConsentIntent.Stop(DISCLOSE_TO_SUPPLIER, null));
    }

    /** It is an account at the supplier that ends, also where the consent that is named holds no longer here. */
    @Test
    void namedConsentThatHoldsNoLongerTakesTheCaseSystemsCopyWithIt() {
        take(
                Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER),
                Said.mistake(2, 1),
                Said.noTo(3, "2026-11-25T10:00:00", 1));

        assertThat(verdict.resolution()).isEqualTo(Resolution.DONE);
        assertThat(verdict.intents())
                .containsExactly(
                        new ConsentIntent.Stop(DISCLOSE_TO_SUPPLIER, Recipient.supplier("livs")),
                        new ConsentIntent.Note(NoteKind.WITHDRAWAL, Set.of(DISCLOSE_TO_SUPPLIER)));
    }

    @Test
    void namedConsentThatNobodyKnowsMayBeAboutAnything() {
        take(Said.noTo(1, "2026-11-25T10:00:00", 7));

        assertThat(verdict.intents())
                .contains(
                        new ConsentIntent.Stop(DISCLOSE_TO_SUPPLIER, null),
                        new ConsentIntent.Stop(CONTACT_CLIENT_BY_SUPPLIER, null))
                .as("which would say that the person is protected")
                .doesNotContain(new ConsentIntent.Stop(ConsentPurpose.PROTECTED_MANUAL_TRANSFER, null));
    }

    @Test
    void sameNamedConsentIsNotTakenBackTwice() {
        take(
                Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER),
                Said.noTo(2, "2026-11-25T10:00:00", 1),
                Said.noTo(3, "2026-11-25T11:00:00", 1));

        assertThat(verdict.resolution()).isEqualTo(Resolution.WITHOUT_EFFECT);
    }

    @Test
    void sameThingIsNotTakenBackTwice() {
        take(
                Said.no(1, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER),
                Said.no(2, "2026-11-25T11:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(verdict.resolution()).isEqualTo(Resolution.WITHOUT_EFFECT);
    }

    @Test
    void earlierConsentHoldsUntilTheLaterOneIsInTheJournalAndNeverComesBack() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER)).journaled(1);

        take(Said.yes(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));
        assertThat(state(1)).isEqualTo(ConsentState.ACTIVE);

        journaled(2);
        assertThat(state(1)).isEqualTo(ConsentState.SUPERSEDED);

        take(Said.noTo(3, "2026-11-25T11:00:00", 2));
        assertThat(state(2)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(state(1)).isEqualTo(ConsentState.SUPERSEDED);
    }

    @Test
    void consentToOneSupplierIsNoneToAnother() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER)).journaled(1);
        Consent consent = known.consents().get(0);

        assertThat(consent.permits(Recipient.supplier("livs"), LocalDate.of(2026, 11, 25)))
                .isTrue();
        assertThat(consent.permits(Recipient.supplier("mathem"), LocalDate.of(2026, 11, 25)))
                .isFalse();
    }

    @Test
    void consentThatWasAMistakeNeverHeld() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER)).journaled(1);

        take(Said.mistake(2, 1));

        assertThat(state(1)).isEqualTo(ConsentState.ANNULLED);
        assertThat(verdict.intents())
                .contains(new ConsentIntent.Stop(DISCLOSE_TO_SUPPLIER, Recipient.supplier("livs")));
    }

    /** Decision 0037: a yes opens when the journal has it, and so does the end of a no. */
    @Test
    void withdrawalThatWasAMistakePausesUntilTheJournalHasTheCorrection() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER)).journaled(1);
        take(Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        take(Said.mistake(3, 2));

        assertThat(state(1)).isEqualTo(ConsentState.PAUSED);
        assertThat(journaled(3).state(1)).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void whoMayNotSayYesToAllOfItCannotCallItsWithdrawalAMistake() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER, SMS_TO_UNIT))
                .journaled(1);
        take(Said.noTo(2, "2026-11-25T10:00:00", 1));
        opens = SMS_TO_UNIT::equals;

        take(Said.mistake(3, 2));

        assertThat(verdict.resolution()).isEqualTo(Resolution.WITHOUT_EFFECT);
        assertThat(verdict.fault()).isEqualTo(Fault.API_NOT_ALLOWED);
        assertThat(verdict.intents()).isEmpty();
        assertThat(journaled(3).state(1)).isEqualTo(ConsentState.WITHDRAWN);

        opens = purpose -> true;
        take(Said.mistake(4, 2));
        assertThat(journaled(4).state(1)).isEqualTo(ConsentState.ACTIVE);
    }

    /** Ids of forms can be foreseen. */
    @Test
    void mistakeThatIsCalledBeforehandDoesNotOpenEither() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER)).journaled(1);
        opens = purpose -> false;

        take(Said.mistake(3, 2));
        take(Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(verdict.resolution()).isEqualTo(Resolution.DONE);
        assertThat(journaled(3).state(1)).isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void noIsNeverAskedWhatItMaySay() {
        take(Said.yes(1, "2026-11-25T08:00:00", DISCLOSE_TO_SUPPLIER)).journaled(1);
        opens = purpose -> false;

        take(Said.mistake(2, 1));

        assertThat(state(1)).isEqualTo(ConsentState.ANNULLED);
    }

    @Test
    void lastDayHoldsAndTheNextDoesNot() {
        take(Said.yes(1, "2026-11-20T08:00:00", "livs", LocalDate.of(2026, 11, 24), DISCLOSE_TO_SUPPLIER));

        assertThat(verdict.fault()).isEqualTo(Fault.CONSENT_EXPIRED);
        assertThat(known.settled(LocalDate.of(2026, 11, 24)).consents().get(0).state())
                .isEqualTo(ConsentState.CAPTURED);
    }
}
