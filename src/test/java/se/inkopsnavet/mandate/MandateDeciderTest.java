package se.inkopsnavet.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.mandate.MandateType.FORVALTARE;
import static se.inkopsnavet.mandate.MandateType.FRAMTIDSFULLMAKT;
import static se.inkopsnavet.mandate.MandateType.FULLMAKT;
import static se.inkopsnavet.mandate.MandateType.GOD_MAN;
import static se.inkopsnavet.mandate.Scope.BEVAKA_RATT;
import static se.inkopsnavet.mandate.Scope.FORVALTA_EGENDOM;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.mandate.Mandate.State;
import se.inkopsnavet.mandate.MandateDecider.Verdict;

/** Flow F03, pure. */
class MandateDeciderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void verifiedForvaltareWhoManagesPropertyReceivesTheInvoice() {
        Verdict verdict = record(Mandates.none(), Recorded.of("M-1", FORVALTARE, FORVALTA_EGENDOM));

        assertThat(verdict.effects()).hasOnlyElementsOfType(MandateEffect.Usable.class);
        assertThat(who(verdict, Use.RECEIVE_INVOICE)).isInstanceOf(Mandates.Answer.One.class);
        assertThat(who(verdict, Use.CONSENT)).isInstanceOf(Mandates.Answer.Nobody.class);
    }

    @Test
    void whatNobodyHasVerifiedGivesNoAuthority() {
        Verdict verdict = record(
                Mandates.none(), Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM).unverified());

        assertThat(verdict.effects()).hasOnlyElementsOfType(MandateEffect.Verify.class);
        assertThat(who(verdict, Use.RECEIVE_INVOICE)).isInstanceOf(Mandates.Answer.Nobody.class);
    }

    @Test
    void framtidsfullmaktThatHasNotComeIntoForceIsUnverified() {
        Recorded without = Recorded.of("M-1", FRAMTIDSFULLMAKT, FORVALTA_EGENDOM);

        assertThat(without.mandate().on(TODAY)).isEqualTo(State.UNVERIFIED);
        assertThat(without.inForce(TODAY.plusDays(1)).mandate().on(TODAY)).isEqualTo(State.NOT_YET);
        assertThat(without.inForce(TODAY).mandate().on(TODAY)).isEqualTo(State.VERIFIED);
    }

    @Test
    void lastDayCountsAndTheNextDoesNot() {
        Mandate mandate =
                Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM).until(TODAY).mandate();

        assertThat(mandate.on(TODAY)).isEqualTo(State.VERIFIED);
        assertThat(mandate.on(TODAY.plusDays(1))).isEqualTo(State.EXPIRED);
        assertThat(MandateDecider.dawned(mandate, State.VERIFIED, TODAY.plusDays(1)))
                .containsInstanceOf(MandateEffect.Ended.class);
        assertThat(MandateDecider.dawned(mandate, State.EXPIRED, TODAY.plusDays(9)))
                .isEmpty();
    }

    @Test
    void revocationEndsWhatCouldBeUsed() {
        Recorded goodMan = Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM);
        Mandates known = record(Mandates.none(), goodMan).mandates();

        Verdict verdict = record(known, goodMan.version(2).revoked(TODAY));

        assertThat(verdict.effects()).hasOnlyElementsOfType(MandateEffect.Ended.class);
        assertThat(who(verdict, Use.RECEIVE_INVOICE)).isInstanceOf(Mandates.Answer.Nobody.class);
    }

    @Test
    void olderVersionChangesNothingHoweverLateItComes() {
        Recorded goodMan = Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM);
        Mandates known =
                record(Mandates.none(), goodMan.version(2).revoked(TODAY)).mandates();

        Verdict verdict = record(known, goodMan);

        assertThat(verdict.fault()).isEqualTo(Fault.STALE_VERSION);
        assertThat(verdict.mandates()).isEqualTo(known);
    }

    @Test
    void twoGodManOverTheSameMatterAreForAPersonToSortOut() {
        Mandates known = record(Mandates.none(), Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM))
                .mandates();

        Verdict verdict = record(known, Recorded.of("M-2", GOD_MAN, FORVALTA_EGENDOM, BEVAKA_RATT));

        assertThat(verdict.effects()).hasAtLeastOneElementOfType(MandateEffect.Conflict.class);
        assertThat(who(verdict, Use.RECEIVE_INVOICE)).isInstanceOf(Mandates.Answer.Several.class);
        assertThat(who(verdict, Use.CONSENT)).isInstanceOf(Mandates.Answer.One.class);
    }

    @Test
    void powerOfAttorneyStandsBackForWhatTheCourtDecided() {
        Mandates known = record(Mandates.none(), Recorded.of("M-1", FULLMAKT, FORVALTA_EGENDOM))
                .mandates();

        Verdict verdict = record(known, Recorded.of("M-2", FORVALTARE, FORVALTA_EGENDOM));

        assertThat(who(verdict, Use.RECEIVE_INVOICE))
                .isEqualTo(new Mandates.Answer.One(verdict.mandates().all().get(1)));
    }

    @Test
    void scopeThatTheTypeCannotHaveIsRefused() {
        Verdict verdict = record(Mandates.none(), Recorded.of("M-1", MandateType.ANHORIGBEHORIGHET, FORVALTA_EGENDOM));

        assertThat(verdict.fault()).isEqualTo(Fault.MANDATE_SCOPE);
        assertThat(verdict.mandates().all()).isEmpty();
    }

    /** The calendar had ended it, and nobody had looked yet when the next version came. */
    @Test
    void endThatNobodyHasSeenIsFollowedUpByTheNextVersion() {
        Recorded goodMan = Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM).until(TODAY.minusDays(1));

        Verdict verdict = MandateDecider.recorded(
                new Mandates(List.of(goodMan.mandate())),
                State.VERIFIED,
                goodMan.version(2).mandate(),
                TODAY);

        assertThat(verdict.effects()).hasOnlyElementsOfType(MandateEffect.Ended.class);
    }

    @Test
    void otherAuthorityIsAnEndAndABeginning() {
        Recorded before = Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM);
        Mandates known = record(Mandates.none(), before).mandates();

        Verdict verdict = record(known, Recorded.of("M-1", GOD_MAN, BEVAKA_RATT).version(2));

        assertThat(verdict.effects())
                .satisfiesExactly(
                        ended -> assertThat(ended).isEqualTo(new MandateEffect.Ended(before.mandate())),
                        usable -> assertThat(usable).isInstanceOf(MandateEffect.Usable.class));
    }

    /** AC-03-7: who was a god man in the contact list is its "Läkare" now. */
    @Test
    void contactThatIsGoneTakesWhatWasVerifiedAboutItAlong() {
        Recorded contact = Recorded.of("contact", GOD_MAN).unverified();
        Recorded verified = Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM);
        Mandates known =
                record(record(Mandates.none(), contact).mandates(), verified).mandates();

        List<Mandate> left = MandateDecider.removed(known, contact.mandate().id(), 2, Instant.EPOCH, TODAY);

        assertThat(left).extracting(mandate -> mandate.on(TODAY)).containsExactly(State.REVOKED, State.UNVERIFIED);
        assertThat(MandateDecider.removed(known, contact.mandate().id(), 1, Instant.EPOCH, TODAY))
                .isEmpty();
    }

    @Test
    void contactWhoseEvidenceWasLookedAtIsNotToBeLookedAtAgain() {
        Mandates known = record(Mandates.none(), Recorded.of("M-1", GOD_MAN, FORVALTA_EGENDOM))
                .mandates();

        assertThat(record(known, Recorded.of("contact", GOD_MAN).unverified()).effects())
                .isEmpty();
    }

    private static Verdict record(Mandates known, Recorded event) {
        State seen = known.find(event.mandate().id())
                .map(mandate -> mandate.on(TODAY))
                .orElse(null);
        return MandateDecider.recorded(known, seen, event.mandate(), TODAY);
    }

    private static Mandates.Answer who(Verdict verdict, Use use) {
        return verdict.mandates().whoMay(use, TODAY);
    }
}
