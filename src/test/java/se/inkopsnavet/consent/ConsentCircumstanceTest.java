package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.consent.ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER;
import static se.inkopsnavet.consent.ConsentPurpose.DISCLOSE_TO_SUPPLIER;
import static se.inkopsnavet.consent.ConsentPurpose.EMAIL_AS_LOGIN;
import static se.inkopsnavet.consent.ConsentPurpose.SMS_TO_UNIT;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.purchase.Events;

/** What the case system recorded, under what the person has said. */
class ConsentCircumstanceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private PersonConsents known = PersonConsents.NONE;

    private ConsentCircumstanceTest take(ConsentEvent... events) {
        for (ConsentEvent event : events) {
            known = ConsentDecider.decide(
                            known, event, purpose -> event instanceof ConsentAnnulled, Said.at("2026-11-25T12:00:00"))
                    .next();
        }
        return this;
    }

    private ConsentCircumstanceTest journaled(int event) {
        known = known.noted(Said.id(event), NoteState.WRITTEN, "N-" + event).settled(TODAY);
        return this;
    }

    /** By the case system, with a consent of that day. */
    private static Decision recorded(String day) {
        return recorded(day, DisclosureBasis.Type.CONSENT);
    }

    private static Decision recorded(String day, DisclosureBasis.Type ground) {
        Decision decision = Events.granted(1).decision();
        return decision.withTerms(decision.terms().withConsents(true, true, true))
                .withBasis(new DisclosureBasis(ground, "J-1", "livs", LocalDate.parse(day), null));
    }

    private Decision shown(Decision recorded) {
        return ConsentCircumstance.of(known.settled(TODAY), "livs").applyTo(recorded);
    }

    @Test
    void whatTheCaseSystemRecordedHoldsWhileNobodyHasTakenItBack() {
        Decision recorded = recorded("2026-11-20");

        assertThat(shown(recorded).basis()).isEqualTo(recorded.basis());
        assertThat(shown(recorded).terms().supplierMayCall()).isTrue();
        assertThat(shown(recorded).terms().emailWished()).isTrue();
        assertThat(shown(recorded).terms().unitMayBeTexted()).isFalse();
    }

    @Test
    void withdrawalOfTheSameDayClosesWhatWasRecorded() {
        take(Said.no(1, "2026-11-20T00:00:00", DISCLOSE_TO_SUPPLIER, CONTACT_CLIENT_BY_SUPPLIER));

        Decision shown = shown(recorded("2026-11-20"));
        assertThat(shown.basis()).isNull();
        assertThat(shown.terms().supplierMayCall()).isFalse();
        assertThat(shown.terms().emailWished()).isTrue();
    }

    @Test
    void whatIsRecordedTheDayAfterTheWithdrawalHolds() {
        take(Said.no(1, "2026-11-20T23:59:59", DISCLOSE_TO_SUPPLIER));

        assertThat(shown(recorded("2026-11-21")).basis()).isNotNull();
    }

    /** The flag has no day of its own: it cannot be told to be younger. */
    @Test
    void flagOfTheCaseSystemNeverLiftsAWithdrawal() {
        take(Said.no(1, "2026-01-02T10:00:00", CONTACT_CLIENT_BY_SUPPLIER, EMAIL_AS_LOGIN));

        assertThat(shown(recorded("2026-11-21")).terms().supplierMayCall()).isFalse();
        assertThat(shown(recorded("2026-11-21")).terms().emailWished()).isFalse();
    }

    @Test
    void withdrawalThatNamesAConsentClosesTheCaseSystemsCopyOfItToo() {
        take(Said.yes(1, "2026-11-20T10:00:00", DISCLOSE_TO_SUPPLIER, CONTACT_CLIENT_BY_SUPPLIER))
                .journaled(1);

        take(Said.noTo(2, "2026-11-24T10:00:00", 1));

        Decision shown = shown(recorded("2026-11-20"));
        assertThat(shown.basis()).isNull();
        assertThat(shown.terms().supplierMayCall()).isFalse();
        assertThat(shown.terms().emailWished()).as("not what it was about").isTrue();
    }

    @Test
    void withdrawalThatNamesAConsentToOneSupplierLeavesAnother() {
        take(Said.yes(1, "2026-11-20T10:00:00", "mathem", null, DISCLOSE_TO_SUPPLIER))
                .journaled(1);

        take(Said.noTo(2, "2026-11-24T10:00:00", 1));

        assertThat(shown(recorded("2026-11-20")).basis()).isNotNull();
    }

    /** Only the case system knows it: it may be about anything. */
    @Test
    void withdrawalOfAConsentThatNobodyKnowsClosesEverything() {
        take(Said.noTo(2, "2026-11-24T10:00:00", 1));

        Decision shown = shown(recorded("2026-11-20"));
        assertThat(shown.basis()).isNull();
        assertThat(shown.terms().supplierMayCall()).isFalse();
        assertThat(shown.terms().emailWished()).isFalse();
    }

    @Test
    void whenTheConsentBecomesKnownOnlyWhatItWasAboutStaysClosed() {
        take(Said.noTo(2, "2026-11-24T10:00:00", 1), Said.yes(1, "2026-11-20T10:00:00", CONTACT_CLIENT_BY_SUPPLIER));

        Decision shown = shown(recorded("2026-11-20"));
        assertThat(shown.basis()).isNotNull();
        assertThat(shown.terms().supplierMayCall()).isFalse();
    }

    @Test
    void doubtfulWithdrawalClosesAsWell() {
        take(Said.by(Said.daughter(), Said.noTo(2, "2026-11-24T10:00:00", 1)));

        assertThat(shown(recorded("2026-11-20")).basis()).isNull();
    }

    @Test
    void withdrawalThatWasAMistakeClosesUntilTheJournalHasTheCorrection() {
        take(Said.no(1, "2026-11-24T10:00:00", DISCLOSE_TO_SUPPLIER), Said.mistake(2, 1));

        assertThat(shown(recorded("2026-11-20")).basis()).isNull();
        assertThat(journaled(2).shown(recorded("2026-11-20")).basis()).isNotNull();
    }

    @Test
    void consentGivenAfterTheWithdrawalOpensWithItsOwnGround() {
        take(
                        Said.noTo(2, "2026-11-24T10:00:00", 1),
                        Said.yes(3, "2026-11-24T11:00:00", DISCLOSE_TO_SUPPLIER, SMS_TO_UNIT))
                .journaled(3);

        Decision shown = shown(recorded("2026-11-20"));
        assertThat(shown.basis().reference()).isEqualTo("N-3");
        assertThat(shown.terms().unitMayBeTexted()).isTrue();
        assertThat(shown.terms().supplierMayCall()).isFalse();
    }

    @Test
    void harmAssessmentIsNoConsentAndStays() {
        Decision recorded = recorded("2026-11-20", DisclosureBasis.Type.HARM_ASSESSMENT);
        take(Said.noTo(2, "2026-11-24T10:00:00", 1), Said.no(3, "2026-11-24T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(shown(recorded).basis()).isEqualTo(recorded.basis());
    }
}
