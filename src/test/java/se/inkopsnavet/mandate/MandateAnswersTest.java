package se.inkopsnavet.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.consent.ConsentPurpose.DISCLOSE_TO_SUPPLIER;
import static se.inkopsnavet.consent.ConsentPurpose.EMAIL_AS_LOGIN;
import static se.inkopsnavet.consent.ConsentPurpose.SMS_TO_CLIENT;
import static se.inkopsnavet.mandate.MandateType.ANHORIGBEHORIGHET;
import static se.inkopsnavet.mandate.MandateType.FORVALTARE;
import static se.inkopsnavet.mandate.MandateType.FRAMTIDSFULLMAKT;
import static se.inkopsnavet.mandate.MandateType.GOD_MAN;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Giver;

/** Who may consent in a person's place (docs/decisions/0031). */
class MandateAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static boolean may(Recorded recorded, ConsentPurpose purpose) {
        Giver holder =
                new Giver(Giver.Role.REPRESENTATIVE, recorded.mandate().id().toString(), null);
        return MandateAnswers.mayConsent(new Mandates(List.of(recorded.mandate())), holder, purpose, TODAY);
    }

    @Test
    void forvaltareMayWithinTheScopeAndNotOutsideIt() {
        assertThat(may(Recorded.of("M", FORVALTARE, Scope.SORJA_FOR_PERSON), DISCLOSE_TO_SUPPLIER))
                .isTrue();
        assertThat(may(Recorded.of("M", FORVALTARE, Scope.FORVALTA_EGENDOM), DISCLOSE_TO_SUPPLIER))
                .isFalse();
    }

    @Test
    void godManMayNotInsteadOfWhoCanSpeak() {
        assertThat(may(Recorded.of("M", GOD_MAN, Scope.SORJA_FOR_PERSON), DISCLOSE_TO_SUPPLIER))
                .isFalse();
    }

    @Test
    void closeRelativeHasDailyLifeOnly() {
        Recorded relative = Recorded.of("M", ANHORIGBEHORIGHET, Scope.DAILY_LIFE);

        assertThat(may(relative, SMS_TO_CLIENT)).isTrue();
        assertThat(may(relative, DISCLOSE_TO_SUPPLIER)).isFalse();
        assertThat(may(relative, EMAIL_AS_LOGIN)).isFalse();
    }

    @Test
    void framtidsfullmaktMayWhenItIsInForce() {
        Recorded deed = Recorded.of("M", FRAMTIDSFULLMAKT, Scope.SORJA_FOR_PERSON);

        assertThat(may(deed, DISCLOSE_TO_SUPPLIER)).isFalse();
        assertThat(may(deed.inForce(TODAY.plusDays(1)), DISCLOSE_TO_SUPPLIER)).isFalse();
        assertThat(may(deed.inForce(TODAY), DISCLOSE_TO_SUPPLIER)).isTrue();
    }

    @Test
    void whoIsNotNamedHasNoMandate() {
        Recorded recorded = Recorded.of("M", FORVALTARE, Scope.SORJA_FOR_PERSON);
        Giver nobody = new Giver(Giver.Role.REPRESENTATIVE, null, null);

        assertThat(MandateAnswers.mayConsent(
                        new Mandates(List.of(recorded.mandate())), nobody, DISCLOSE_TO_SUPPLIER, TODAY))
                .isFalse();
    }
}
