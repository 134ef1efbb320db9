package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.person.FaultAssertions.assertFault;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;

class AddressTest {

    @Test
    void addressIsWrittenOnOneLine() {
        Address address = Address.of("c/o Lena Quist", " Åvägen  5 B ", "lgh 1101", "141 31", "Trångsund");
        assertThat(address).isEqualTo(new Address("Lena Quist", "Åvägen 5 B", "1101", "14131", "Trångsund"));
        assertThat(address.line()).isEqualTo("c/o Lena Quist, Åvägen 5 B lgh 1101");
        assertThat(address.postcodeSpaced()).isEqualTo("141 31");
    }

    @Test
    void plainHouseNeedsNeitherCareOfNorApartment() {
        Address address = Address.of(null, "Sjövägen 12", "", "14131", "Skogås");
        assertThat(address).isEqualTo(new Address(null, "Sjövägen 12", null, "14131", "Skogås"));
        assertThat(address.line()).isEqualTo("Sjövägen 12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Storgatan 5 portkod 1234|Storgatan 5",
                "Storgatan 5, portkod: 1234|Storgatan 5",
                "Storgatan 5 (kod: 1234)|Storgatan 5",
                "Storgatan 5 port kod #1234|Storgatan 5",
                "Storgatan 5 dörrkod 1234#|Storgatan 5",
                "Storgatan 5; Kod 12 34|Storgatan 5",
                "Storgatan 5, koden är 1234|Storgatan 5",
                "Storgatan 5 PORTKOD=1234*|Storgatan 5",
                "Storgatan 5 entrékod 1234 B|Storgatan 5",
                "Storgatan 5 p-kod 1234|Storgatan 5",
                "Storgatan 5 kodlås 1234|Storgatan 5",
                "Storgatan 5 door code 1234|Storgatan 5",
                "portkod 1234 Storgatan 5|Storgatan 5",
                "Portkod 1234, Storgatan 5|Storgatan 5",
                "Storgatan 125 portkod 1234|Storgatan 125",
                "Storgatan 5, 1234 portkod|Storgatan 5",
                "Storgatan 5 port 1234|Storgatan 5",
                "Storgatan 5 nyckelskåp 1234|Storgatan 5",
                "Storgatan 5 #1234|Storgatan 5",
                "Storgatan 5 1234#|Storgatan 5",
                "Storgatan 5, kod fås av grannen nio sju|Storgatan 5",
                "Storgatan 5 portkod 1234, 2 tr|Storgatan 5, 2 tr",
                "Storgatan 5 kod 1-2-3-4|Storgatan 5",
                "Storgatan 5 pk 1234|Storgatan 5",
                "Storgatan 5, portkoder 1234/5678|Storgatan 5",
                "Storgatan 5, kod 1234 eller 5678|Storgatan 5",
                "Storgatan 5, kod (porten) 1234|Storgatan 5",
                "Storgatan 5, kod till porten 1234|Storgatan 5",
                "Storgatan 5 kod A1234|Storgatan 5",
            })
    void doorCodeIsNeverKept(String written, String kept) {
        Address address = Address.of(written.replace("Storgatan 5", "Bo"), written, null, "141 31", "Huddinge");
        assertThat(address.street()).isEqualTo(kept);
        assertThat(address.line()).doesNotContain("1234", "12 34", "1-2-3-4", "5678");
        assertThat(Address.of(null, "Storgatan 5", null, "141 31", "Huddinge, portkod 1234")
                        .city())
                .isEqualTo("Huddinge");
        assertThat(Address.of(null, "Storgatan 5", "1101 portkod 1234", "141 31", "Huddinge")
                        .apartment())
                .isEqualTo("1101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Storgatan 125",
                "Kodvägen 3",
                "Portgatan 4 B",
                "Kyrkvägen 12, 3 tr",
                "Box 1234",
                "Bokodsgränd 7",
                "Codans väg 2",
                "Portvägen 12 port 3"
            })
    void streetsThatOnlyLookAlikeAreKept(String street) {
        assertThat(Address.of(null, street, null, "141 31", "Huddinge").street())
                .isEqualTo(street);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "041 31", "1413", "141 311", "141-31", "SE-141 31", "1 4131", "abcde"})
    void malformedPostcodeIsInvalid(String postcode) {
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, "Storgatan 5", null, postcode, "Huddinge"));
    }

    @Test
    void requiredPartsAreRequired() {
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, null, null, "141 31", "Huddinge"));
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, "portkod 1234", null, "141 31", "Huddinge"));
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, "Storgatan 5", null, "141 31", " "));
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, "Storgatan 5", null, "141 31", "Å".repeat(41)));
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, "Storgatan 5", "tre trappor", "141 31", "Huddinge"));
        assertFault(Fault.INVALID_ADDRESS, () -> Address.of(null, "Stor\u0007gatan 5", null, "141 31", "Huddinge"));
    }

    @Test
    void doorCodeIsFoundInDecomposedLettersAndBetweenOddBlanks() {
        String nfd = Normalizer.normalize("Åvägen 5\u00A0dörrkod\u00A01234", Normalizer.Form.NFD);
        assertThat(Address.of(null, nfd, null, "141 31", "Huddinge").street()).isEqualTo("Åvägen 5");
    }

    @Test
    void nameThatIsAWordForACodeElsewhereIsKept() {
        assertThat(Address.of("Pin Lee", "Storgatan 5", null, "141 31", "Huddinge")
                        .careOf())
                .isEqualTo("Pin Lee");
    }

    @Property
    void noCodeSurvivesItsWord(
            @ForAll @IntRange(min = 100, max = 999_999) int code,
            @ForAll("words") String word,
            @ForAll("fillers") String filler,
            @ForAll boolean before) {
        String secret = String.valueOf(code);
        String written = before ? word + filler + secret + ", Åvägen B" : "Åvägen B " + word + filler + secret;
        assertThat(Address.of(written, written, null, "141 31", "Huddinge").line())
                .doesNotContain(secret);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "portkod",
                "Portkod",
                "port kod",
                "port-kod",
                "dörrkod",
                "KOD",
                "koden",
                "entrékod",
                "kodlås",
                "p-kod",
                "pk",
                "door code");
    }

    @Provide
    Arbitrary<String> fillers() {
        return Arbitraries.of(" ", ": ", ":", "=", " #", " *", " är ", " nr. ", " - ", " (", ", ");
    }

    @Test
    void misreadLettersAreSuspected() {
        assertFault(Fault.ENCODING_SUSPECT, () -> Address.of(null, "Ã…vÃ¤gen 5", null, "141 31", "Huddinge"));
    }
}
