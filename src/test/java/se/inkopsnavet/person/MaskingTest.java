package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final String MASK = "********-****";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "189001019802", "18900101-9802", "900101-9802", "900101+9802", "9001019802", "18900101 9802",
                        "18900101+9802", "900101 9802",
                "18900101–9802", "18900101 - 9802", "189001619809", "900161-9809", "191500722390", "169001019802",
                        "900101%2B9802", "18900101%2D9802"
            })
    void everySpellingIsMasked(String spelling) {
        assertThat(Masking.mask(spelling)).isEqualTo(MASK);
        assertThat(Masking.mask("Person " + spelling + ", ärende EXE-2026-000001"))
                .isEqualTo("Person " + MASK + ", ärende EXE-2026-000001");
        assertThat(Masking.mask("<id>" + spelling + "</id>" + spelling)).isEqualTo("<id>" + MASK + "</id>" + MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lifecare.example/persons/189001019802/decisions?x=1",
                "pnr189001019802klar",
                "beslut_20261122189001019802.xml",
                "/inbox/18900101-9802_åäö.xml",
                "id=00189001019802",
                "18900101-98020001"
            })
    void twelveDigitsAreFoundInsideOtherText(String text) {
        assertThat(Masking.mask(text))
                .doesNotContain("189001019802", "18900101-9802")
                .contains(MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550e8400-e29b-41d4-a716-446655440000",
                "message 18900101-9802-4bad-9bad-189001019802 stored", // a UUID, however unlucky
                "sha256 189001019802e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495",
                "2026-11-22T14:30:15.123+01:00",
                "at 20190529023906 done", // Luhn-valid to the minute, but a time stamp
                "1795357815123",
                "EXE-2026-000123",
                "port 2222, 4096 bytes, 070-174 06 05",
                "900101-9803",
                "18900101-9803",
                ""
            })
    void otherNumbersAreLeftAlone(String text) {
        assertThat(Masking.mask(text)).isSameAs(text);
    }

    @Test
    void longLineIsMaskedInReasonableTime() {
        String line = "1".repeat(200_000) + " 189001019802";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(Masking.mask(line)).endsWith(MASK));
    }

    @Test
    void lineFullOfNumbersIsMaskedInReasonableTime() {
        String line = "189001019802 550e8400-e29b-41d4-a716-446655440000 ".repeat(5_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(Masking.mask(line)).doesNotContain("189001019802"));
    }

    @Property
    void noValidNumberSurvives(
            @ForAll("numbers") String digits,
            @ForAll @StringLength(max = 20) String before,
            @ForAll @StringLength(max = 20) String after) {
        String hyphenated = digits.substring(0, 8) + "-" + digits.substring(8);
        String ten = digits.substring(2, 8) + "+" + digits.substring(8);
        String masked = Masking.mask(before + " " + digits + " " + hyphenated + " " + ten + " " + after);
        assertThat(masked).doesNotContain(digits, hyphenated, ten);
        assertThat(Masking.mask(masked)).isEqualTo(masked);
    }

    @Provide
    Arbitrary<String> numbers() {
        return PersonIdProperties.numberArbitrary();
    }
}
