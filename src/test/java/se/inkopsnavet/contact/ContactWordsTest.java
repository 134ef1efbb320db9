package se.inkopsnavet.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;

/** What an SMS may say: standards §7, requirements S-08. */
class ContactWordsTest {

    private static final HomeMappingFiles SHIPPED = new HomeMappingFiles(Path.of(""));
    private static final ContactWords WORDS = ContactWords.load(SHIPPED);

    private static MappingFiles texts(String yaml) {
        return path -> path.equals("sms/texts.yaml")
                ? new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))
                : SHIPPED.open(path);
    }

    /** AC-12-1. */
    @Test
    void theDelayedDeliverysWords() {
        assertThat(WORDS.template("delivery-delayed").fill("HUD-2026-000001", Map.of("time", "11:15")))
                .isEqualTo("Ärende HUD-2026-000001: leverans försenad, ny tid 11:15");
    }

    @Test
    void shippedTextsAreFlawless() {
        assertThat(ContactWords.findings(SHIPPED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hemtjänsten kommer {time} | ordet hemtjänst får inte stå",
                "Leverans till {name} | okänd plats: name",
                "Leverans – strax | utanför GSM-alfabetet: –",
                "Leverans {time | klammer",
            })
    void whatMustNotStandInASmsIsFoundWithItsLine(String text, String message) {
        String yaml =
                "forbidden: [hemtjänst]\ntexts:\n  - { id: a, text: \"bra\" }\n  - { id: b, text: \"" + text + "\" }\n";

        assertThat(ContactWords.findings(texts(yaml))).singleElement().satisfies(finding -> assertThat(
                        finding.toString())
                .startsWith("mappings/sms/texts.yaml:4: ")
                .contains(message));
        assertThatThrownBy(() -> ContactWords.load(texts(yaml)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("texts.yaml:4");
    }

    /** With the longest values, and € as two: 160 septets are the last that fit. */
    @ParameterizedTest
    @CsvSource({"145, 0", "146, 1"})
    void textsAreMeasuredAsLongAsTheyCanBecome(int letters, int findings) {
        String yaml = "forbidden: [x]\ntexts:\n  - { id: a, text: \"{case}" + "å".repeat(letters) + "\" }\n";
        String euros =
                "forbidden: [x]\ntexts:\n  - { id: a, text: \"" + "€".repeat(80) + "a".repeat(findings) + "\" }\n";

        assertThat(ContactWords.findings(texts(yaml))).hasSize(findings);
        assertThat(ContactWords.findings(texts(euros)))
                .extracting(Finding::message)
                .hasSize(findings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Anna Larsson", "19890101-9802", "890101-9802", "11:15 Anna", "", "1234567890", "11:15\n", "x"})
    void neitherNameNorPersonnummerFitsInAPlace(String value) {
        TextTemplate template = WORDS.template("delivery-delayed");

        assertThatThrownBy(() -> template.fill("HUD-2026-000001", Map.of("time", value)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SMS-001")
                .hasMessageContaining("delivery-delayed.time");
        assertThatThrownBy(() -> template.fill("HUD-2026-000001", Map.of())).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:05", "11:15", "11.15", "27/11 11:15", "27/11 kl 11:15", "2026-11-27 11:15"})
    void timesFitHoweverTheyAreWritten(String time) {
        assertThat(WORDS.template("delivery-delayed").fill("EXE-2026-000001", Map.of("time", time)))
                .endsWith(time);
    }

    /** 3GPP TS 23.038: codes by the standard's tables. */
    @Test
    void theAlphabetIsTheStandards() {
        assertThat(Gsm7.encode("@ÅåÄÖäöéà A"))
                .containsExactly(0x00, 0x0E, 0x0F, 0x5B, 0x5C, 0x7B, 0x7C, 0x05, 0x7F, 0x20, 0x41);
        assertThat(Gsm7.encode("€[")).containsExactly(0x1B, 0x65, 0x1B, 0x3C);
        assertThat(Gsm7.septets("a€")).isEqualTo(3);
        assertThat(Gsm7.holds("ÿ")).isFalse();
        assertThat(Gsm7.holds("\uFFFF")).isFalse();
    }
}
