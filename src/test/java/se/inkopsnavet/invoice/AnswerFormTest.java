package se.inkopsnavet.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.person.Address;

class AnswerFormTest {

    private static final UUID QUESTION = UUID.fromString("7c1d6a0e-51b5-4c0e-8f6b-0d9a4a5f7b10");
    private static final QueryWords WORDS = QueryWords.load(new HomeMappingFiles(Path.of("")));
    private static final String FORM = new String(AnswerForm.empty(QUESTION, WORDS.form()), StandardCharsets.UTF_8)
            .replace("Mottagare:", "Mottagare: Åsa Öhrström-Ängqvist")
            .replace("c/o:", "c/o: Ek")
            .replace("Gatuadress:", "Gatuadress: Ågatan 5")
            .replace("Lägenhet:", "Lägenhet: 1101")
            .replace("Postnummer:", "Postnummer: 990 10")
            .replace("Postort:", "Postort: Åsby");

    private static AnswerForm.Answer read(String form) {
        return WORDS.answers().read(form.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filledInFormIsAnAddress() {
        assertThat(AnswerForm.questionOf(FORM.getBytes(StandardCharsets.UTF_8))).isEqualTo(QUESTION);
        Receiver receiver = read(FORM).receiver();
        assertThat(receiver)
                .isEqualTo(
                        new Receiver("Åsa Öhrström-Ängqvist", new Address("Ek", "Ågatan 5", "1101", "99010", "Åsby")));
        assertThat(receiver.line()).isEqualTo("Åsa Öhrström-Ängqvist, c/o Ek, Ågatan 5 lgh 1101, 990 10 Åsby");
    }

    /** As a mail program writes it: byte order mark, decomposed letters, blank lines, other capitals. */
    @Test
    void harmlessDifferencesAreRead() {
        String odd = "\uFEFF"
                + java.text.Normalizer.normalize(FORM, java.text.Normalizer.Form.NFD)
                        .replace("\r\n", "\n\n")
                        .replace("Mottagare:", "MOTTAGARE :")
                        .replace("Svar: ADRESS", "Svar: adress");

        assertThat(read(odd)).isEqualTo(read(FORM));
    }

    @Test
    void formAsItWasSentIsNoAnswer() {
        byte[] empty = AnswerForm.empty(QUESTION, WORDS.form());
        assertThatThrownBy(() -> WORDS.answers().read(empty)).hasMessageContaining("INV-001");
    }

    @ParameterizedTest
    @CsvSource({
        "Svar: ADRESS, Svar: KANSKE, INV-001",
        "Svar: ADRESS, , INV-001",
        "Svar: ADRESS, Svar: OKÄND, INV-001",
        "Mottagare: Åsa Öhrström-Ängqvist, Mottagare:, INV-001",
        "Postort: Åsby, Ort: Åsby, INV-001",
        "Postort: Åsby, Postort Åsby, INV-001",
        "Postort: Åsby, Postort: Å\u0007sby, INV-001",
        "Postnummer: 990 10, Postnummer: 99 10, BIZ-006",
        "Gatuadress: Ågatan 5, Gatuadress:, BIZ-006",
    })
    void whatDoesNotFollowTheFormIsRefused(String line, String instead, String code) {
        assertThatThrownBy(() -> read(FORM.replace(line, instead == null ? "" : instead)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(code));
    }

    /** AC-04-5. */
    @Test
    void twoAddressesInOneFormAreRefused() {
        assertThatThrownBy(() -> read(FORM + "Gatuadress: Ågatan 6\r\n")).hasMessageContaining("INV-002");
        assertThatThrownBy(() -> read(FORM + FORM)).hasMessageContaining("INV-002");
    }

    @Test
    void namesAreComparedWordByWord() {
        Receiver receiver =
                new Receiver("Öhrström-Ängqvist, ÅSA", read(FORM).receiver().address());
        assertThat(receiver.isNamed("Åsa Öhrström-Ängqvist")).isTrue();
        assertThat(receiver.isNamed("Åsa Öhrström")).isFalse();
        assertThat(receiver.isNamed("Åsa Asa Öhrström-Ängqvist")).isFalse();
    }
}
