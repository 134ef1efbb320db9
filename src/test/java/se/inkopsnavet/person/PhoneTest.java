package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.person.FaultAssertions.assertFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "0701740605,070-174 06 05",
        "070-174 06 05,070-174 06 05",
        "+46 (0)70 174 06 05,070-174 06 05",
        "0046701740605,070-174 06 05",
        "08 465 004 00,08-465 004 00",
        "+468-46500400,08-465 004 00",
        "070–1740605,070-174 06 05"
    })
    void everySpellingBecomesTheNationalForm(String written, String national) {
        assertThat(Phone.parse(written).national()).isEqualTo(national);
        assertThat(Phone.parse(Phone.parse(written).national())).isEqualTo(Phone.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "saknas",
                "0",
                "-",
                "112",
                "070-174 06",
                "070-174 06 05 06",
                "+45 32 12 34 56",
                "+358 9 123 4567",
                "070-174 06 05 (dotter)",
                "070-1740605, 070-1740606",
                "=0701740605",
                "ring 0701740605"
            })
    void anythingElseIsInvalid(String written) {
        assertFault(Fault.INVALID_PHONE, () -> Phone.parse(written));
    }

    @Test
    void nothingIsInvalidAndNothingIsShown() {
        assertFault(Fault.INVALID_PHONE, () -> Phone.parse(null));
        assertThat(Phone.parse("070-174 06 05")).hasToString("Phone[***]");
    }
}
