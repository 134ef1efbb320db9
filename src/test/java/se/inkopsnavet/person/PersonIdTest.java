package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.person.FaultAssertions.assertFault;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;

class PersonIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "189001019802",
                "18900101-9802",
                "900101+9802",
                " 18900101 9802 ",
                "18900101\u00A0-\u00A09802",
                "900101 + 9802",
                "18900101–9802",
                "900101+ 9802"
            })
    void everySpellingBecomesTwelveDigits(String spelling) {
        assertThat(PersonId.parse(spelling, TODAY)).isEqualTo(new PersonId(PersonIdType.PERSONNUMMER, "189001019802"));
    }

    @ParameterizedTest
    @CsvSource({
        "230109-8311,2026-11-22,202301098311",
        "230109+8311,2026-11-22,192301098311",
        "230109-8311,2022-12-31,192301098311"
    })
    void separatorTellsTheCenturyByTheYearOfTheDay(String written, LocalDate today, String digits) {
        assertThat(PersonId.parse(written, today).digits()).isEqualTo(digits);
    }

    @Test
    void plusStandsFromTheYearInWhichAPersonTurnsHundred() {
        assertThat(PersonId.parse("241231+9218", LocalDate.of(2024, 1, 1)).digits())
                .isEqualTo("192412319218");
        assertFault(Fault.INVALID_PERSON_ID, () -> PersonId.parse("241231-9218", LocalDate.of(2024, 1, 1)));
    }

    @Test
    void tenDigitsWithoutSeparatorAreNotGuessedToBeAChild() {
        assertThat(PersonId.parse("9001019802", TODAY).digits()).isEqualTo("199001019802");
        assertFault(Fault.INVALID_PERSON_ID, () -> PersonId.parse("2301098311", TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18900161-9809", "191500722390", "191711602399", "192001602396", "900161+9809"})
    void coordinationNumberIsAcceptedEvenWithoutADate(String written) {
        assertThat(PersonId.parse(written, TODAY).type()).isEqualTo(PersonIdType.SAMORDNINGSNUMMER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18900101-9803", // check digit
                "18900161-9808",
                "1890010198022", // 13 digits
                "19000229", // 1900 was no leap year
                "19000229-0013",
                "18900101--9802",
                "١٨٩٠٠١٠١٩٨٠٢", // digits, but not ours
                "",
                " ",
                "-",
                "saknas",
                "18900101-98O2X"
            })
    void everythingElseIsInvalid(String written) {
        assertFault(Fault.INVALID_PERSON_ID, () -> PersonId.parse(written, TODAY));
    }

    /** Eleven digits; the right check digit is added, so that nothing but the fault named is wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "18900132980", // no such day
                "18901301980", // no such month
                "18900192980", // day past 91
                "18901361980", // samordningsnummer, no such month
                "18900059980", // between the two kinds
                "17900101980", // century
                "20261123238", // born tomorrow
                "20261183238" // samordningsnummer, born tomorrow
            })
    void dateThatCannotBeIsInvalidThoughTheCheckDigitIsRight(String elevenDigits) {
        String digits = IntStream.range(0, 10)
                .mapToObj(check -> elevenDigits + check)
                .filter(twelve -> Luhn.holds(twelve.substring(2)))
                .findFirst()
                .orElseThrow();
        assertFault(Fault.INVALID_PERSON_ID, () -> PersonId.parse(digits, TODAY));
        if (digits.startsWith("202611")) {
            assertThat(PersonId.parse(digits, TODAY.plusDays(1)).digits()).isEqualTo(digits);
        }
    }

    @Test
    void leapDayIsCheckedAgainstTheCenturyThoughTheCheckDigitIsRight() {
        assertThat(Luhn.holds("0002290013")).isTrue();
        assertFault(Fault.INVALID_PERSON_ID, () -> PersonId.parse("19000229-0013", TODAY));
        assertThat(PersonId.parse("20000229-0013", TODAY).digits()).isEqualTo("200002290013");
    }

    @ParameterizedTest
    @ValueSource(strings = {"98240301AA06", "20210325K069", "210325-K069", "900101-T802", "20210325k069"})
    void reserveNumberIsHeldApart(String written) {
        assertFault(Fault.RESERVE_NUMBER, () -> PersonId.parse(written, TODAY));
    }

    @Test
    void nothingIsInvalidToo() {
        assertFault(Fault.INVALID_PERSON_ID, () -> PersonId.parse(null, TODAY));
        assertFault(Fault.INVALID_PERSON_ID, () -> new PersonId(PersonIdType.PERSONNUMMER, "18900101-9802"));
    }

    @Test
    void faultAndTextNeverShowTheNumber() {
        assertThatThrownBy(() -> PersonId.parse("18900101-9803", TODAY)).hasMessageNotContaining("18900101");
        assertThat(PersonId.parse("18900101-9802", TODAY)).hasToString("PersonId[***]");
    }
}
