package se.inkopsnavet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.fault.Fault.SCHEDULE_EMPTY;
import static se.inkopsnavet.fault.Fault.SCHEDULE_IMPLAUSIBLE;
import static se.inkopsnavet.fault.Fault.SCHEDULE_OTHER_DAY;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.person.Address;

class PlausibilityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);
    private static final Address HOME = Address.of(null, "Varby allé 12B", "1101", "990 10", "Exempelstad");

    /** AC-11-5. */
    @Test
    void otherDaysScheduleIsNotTodays() {
        assertThat(Plausibility.refusal(TODAY.minusDays(1), TODAY, 100, 0, 100)).contains(SCHEDULE_OTHER_DAY);
        assertThat(Plausibility.refusal(TODAY.plusDays(8), TODAY, 100, 0, 100)).contains(SCHEDULE_OTHER_DAY);
        assertThat(Plausibility.refusal(TODAY.plusDays(1), TODAY, 100, 0, 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, 100, true",
        "50, 0, 100, true",
        "150, 0, 100, true",
        "49, 0, 100, false",
        "151, 0, 100, false",
        "1, 0, 4, true",
        "5, 0, 2, true",
        "6, 0, 2, false",
        "3, 0, 0, true",
        "100, 50, 100, true",
        "100, 51, 100, false"
    })
    void countIsHalfOfTheExpectedMoreOrLess(int stops, int unknown, int expected, boolean believed) {
        assertThat(Plausibility.refusal(TODAY, TODAY, stops, unknown, expected))
                .isEqualTo(believed ? Optional.empty() : Optional.of(SCHEDULE_IMPLAUSIBLE));
    }

    @Test
    void nothingAtAllIsNotBelievedWhereSomethingIsExpected() {
        assertThat(Plausibility.refusal(TODAY, TODAY, 0, 0, 1)).contains(SCHEDULE_EMPTY);
        assertThat(Plausibility.refusal(TODAY, TODAY, 0, 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Varby allé 12B, 99010, true",
        "varby ALLÉ 12 b lgh 1101, 990 10, true",
        "Varby allé 12B, , true",
        ", 99010, true",
        "Varby allé 12, 99010, false",
        "Varby allé 1, 99010, false",
        "Sjövägen 1, 99010, false",
        "Varby allé 12B, 99020, false"
    })
    void addressIsComparedByItsWords(String street, String postcode, boolean fits) {
        assertThat(new DrivenAddress(street, postcode).fits(HOME)).isEqualTo(fits);
    }

    @Test
    void scheduleThatDoesNotSayWhereIsNotJudged() {
        assertThat(new DrivenAddress(null, null).fits(HOME)).isNull();
    }
}
