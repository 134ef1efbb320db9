package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.person.FaultAssertions.assertFault;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Åsa|Öhrström-Ängqvist",
                "Björn \"Bönan\"|O'Hara; af Ekenstam",
                "=HYPERLINK(\"http://x.example\";\"Klicka\")|Lejon",
                "Karl-Erik|Wångstedt",
                "Hulda|Å",
                "Ingrid|Sjöö",
                "José|Muñoz",
                "Łukasz|Šťastný",
                "Nguyễn|Đặng",
                "JOÃO|Å–Ek",
                "Zoë|D’Arc"
            })
    void namesAreKeptAsTheyAre(String first, String last) {
        assertThat(PersonName.of(first, last)).isEqualTo(new PersonName(first, last));
    }

    @Test
    void decomposedNameIsComposed() {
        String nfd = Normalizer.normalize("Åke Sörén", Normalizer.Form.NFD);
        assertThat(nfd).hasSizeGreaterThan("Åke Sörén".length());
        assertThat(PersonName.of(nfd, nfd)).isEqualTo(new PersonName("Åke Sörén", "Åke Sörén"));
    }

    @Test
    void blanksAroundAreTrimmedAndBlanksInsideFolded() {
        assertThat(PersonName.of("\n  Maj \u00A0 Britt\t", " Lönn ")).isEqualTo(new PersonName("Maj Britt", "Lönn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Lejon", "=Lejon", "+Lejon", "@Lejon", " =1+1", "＝Lejon"})
    void surnameThatBeginsLikeAFormulaGoesToAPerson(String last) {
        assertFault(Fault.INVALID_NAME, () -> PersonName.of("Åsa", last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "Å\u0000sa", "Å\tsa", "Å\nsa", "\u202EÅsa", "Å\u200Bsa", "\uD800"})
    void emptyOrUnprintableNameIsInvalid(String first) {
        assertFault(Fault.INVALID_NAME, () -> PersonName.of(first, "Lejon"));
        assertFault(Fault.INVALID_NAME, () -> PersonName.of(null, "Lejon"));
    }

    @Test
    void eightyCharactersAreTheMost() {
        assertThat(PersonName.of("å".repeat(80), "Ek").first()).hasSize(80);
        assertFault(Fault.INVALID_NAME, () -> PersonName.of("å".repeat(81), "Ek"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ã…sa",
                "Ã\u0085sa",
                "BjÃ¶rn",
                "MÃ¤rta",
                "SÃ¶rÃ©n",
                "Ã–hrstrÃ¶m",
                "Å\u0081ukasz",
                "Å‚ukasz", // UTF-8 read byte by byte
                "Â\u00A0Åsa",
                "Bj\uFFFDrn",
                "√Ösa",
                "├àsa",
                "Bj\u2592rn",
                "D\u00e2€™Arc", // other tables
                "Bj?rn",
                "?sa",
                "Bj|rn",
                "L{rka",
                "]sa" // letters lost, seven-bit set
            })
    void misreadLettersAreSuspected(String first) {
        assertFault(Fault.ENCODING_SUSPECT, () -> PersonName.of(first, "Lejon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"åäöÅÄÖ éÉüÜ", "Ström", "Ängqvist", "Færøy", "Ærlig", "Þór"})
    void everyUtf8NameReadAsLatin1OrWindows1252IsSuspected(String last) {
        byte[] utf8 = last.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (String wrong : new String[] {"ISO-8859-1", "windows-1252", "IBM850", "x-MacRoman"}) {
            String misread = new String(utf8, java.nio.charset.Charset.forName(wrong));
            assertFault(Fault.ENCODING_SUSPECT, () -> PersonName.of("Åsa", misread));
        }
    }
}
