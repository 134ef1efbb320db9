package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.consent.ConsentPurpose.DISCLOSE_TO_SUPPLIER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.purchase.Events;

/** Which shop the client has chosen last, and that none comes back (decision 0068). */
class ChosenShopTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String FIRST = ChoiceProfile.LIVS;
    private static final String SECOND = ChoiceProfile.CORNER_SHOP;

    private PersonConsents known = PersonConsents.NONE;

    private void take(ConsentEvent... events) {
        for (ConsentEvent event : events) {
            known = ConsentDecider.decide(known, event, purpose -> true, Said.at("2026-11-25T12:00:00"))
                    .next();
        }
    }

    private void journaled(int... events) {
        for (int event : events) {
            known = known.noted(Said.id(event), NoteState.WRITTEN, "N-" + event);
        }
    }

    private static ConsentRecorded yes(int n, String day, String shop) {
        return Said.yes(n, day + "T10:00:00", shop, null, DISCLOSE_TO_SUPPLIER);
    }

    /** @param recorded the day from which the case system's own consent to the first shop holds, or null */
    private String shop(@Nullable String recorded) {
        Decision decision = Events.granted(1)
                .decision()
                .withBasis(
                        recorded == null
                                ? null
                                : new DisclosureBasis(
                                        DisclosureBasis.Type.CONSENT, "J-1", FIRST, LocalDate.parse(recorded), null));
        DisclosureBasis shown = ConsentCircumstance.whereClientsChoose(known.settled(TODAY))
                .applyTo(decision)
                .basis();
        return Optional.ofNullable(shown).map(DisclosureBasis::recipient).orElse("-");
    }

    @Test
    void theShopThatWasNamedLastCounts() {
        take(yes(1, "2026-11-20", FIRST), yes(2, "2026-11-22", SECOND));
        journaled(1, 2);

        assertThat(shop(null)).isEqualTo(SECOND);
        assertThat(shop("2026-11-21")).as("named before").isEqualTo(SECOND);
        assertThat(shop("2026-11-23")).as("named since").isEqualTo(FIRST);
    }

    @Test
    void aWithdrawalBringsNoEarlierShopBack() {
        take(yes(1, "2026-11-20", FIRST), yes(2, "2026-11-22", SECOND), Said.noTo(3, "2026-11-24T10:00:00", 2));
        journaled(1, 2);

        assertThat(shop(null)).isEqualTo("-");
        for (String day : List.of("2026-11-19", "2026-11-21", "2026-11-22")) {
            assertThat(shop(day)).as(day).isEqualTo("-");
        }
        assertThat(shop("2026-11-23")).as("named since").isEqualTo(FIRST);
    }

    @Test
    void neitherDoesADoubtfulWithdrawalOrAConsentThatHasRunOut() {
        take(
                yes(1, "2026-11-20", FIRST),
                Said.yes(2, "2026-11-22T10:00:00", SECOND, LocalDate.of(2026, 11, 23), DISCLOSE_TO_SUPPLIER));
        journaled(1, 2);
        assertThat(shop("2026-11-21")).isEqualTo("-");

        known = PersonConsents.NONE;
        take(yes(1, "2026-11-20", FIRST), yes(2, "2026-11-22", SECOND));
        journaled(1, 2);
        known = ConsentDecider.doubted(known, Said.noTo(3, "2026-11-24T10:00:00", 2), Said.at("2026-11-25T12:00:00"));
        assertThat(shop("2026-11-21")).isEqualTo("-");
    }

    /** Nothing has rested on it yet, or ever. */
    @Test
    void whatTheJournalDoesNotHaveOrWasAMistakeTakesNoPlace() {
        take(yes(1, "2026-11-20", FIRST), yes(2, "2026-11-22", SECOND));
        journaled(1);
        assertThat(shop(null)).isEqualTo(FIRST);

        journaled(2);
        assertThat(shop(null)).isEqualTo(SECOND);
        take(Said.mistake(4, 2));
        assertThat(shop(null)).isEqualTo(FIRST);
    }
}
