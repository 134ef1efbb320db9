package se.inkopsnavet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.mapping.HomeMappingFiles;

/** AC-02-10, AC-15-5. */
class RedactionTest {

    private final Redaction redaction = Redaction.load(new HomeMappingFiles(Path.of("")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ring på, kod 4321 | 4321",
                "Portkoden är 12 34 | 34",
                "portkod: 4321# | 4321",
                "kod ４３２１ | 4321",
                "ko\u00adden 4321 | 4321",
                "4321 är portkoden | 4321",
                "porten 4321 | 4321",
                "koden är fyra tre två ett | tre",
                "nyckelskåp: 0815 | 0815",
                "#4321 | 4321",
                "PIN 1234 | 1234",
                "lösenord Sommar2026! | Sommar",
                "Lösenordet är: Höst-26 | Höst",
                "password=abc | abc",
                "kort 4571 1234 5678 9010 | 5678",
                "dottern 18900101-9802 | 9802"
            })
    void secretIsTakenOut(String text, String secret) {
        Redaction.Redacted redacted = redaction.of(text);

        assertThat(redacted.hit()).isTrue();
        assertThat(redacted.text()).doesNotContain(secret).contains("[uppgift borttagen]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sms till hemtjänstenheten",
                "Livs AB, Storgatan 12",
                "den 25 november 2026 kl 10.12",
                "2026-11-25",
                "telefon 08-465 004 10",
                "EXE-2026-000012/ab12cd34",
                "ersättning 139 kr",
                "förvaltare, till och med 2026-12-31"
            })
    void ordinaryTextIsLeftAlone(String text) {
        assertThat(redaction.of(text)).isEqualTo(new Redaction.Redacted(text, false));
    }

    @Test
    void controlCharactersAndEndlessTextsDoNotReachAJournal() {
        assertThat(redaction.of("rad\r\nrad\u0000två").text()).isEqualTo("rad rad två");
        assertThat(redaction.of("å".repeat(5000)).text()).hasSize(500);
    }
}
