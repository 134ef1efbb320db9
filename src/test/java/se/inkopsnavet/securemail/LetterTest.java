package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Refusals.assertFault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;

class LetterTest {

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nBcc: spion@annan.example", "x\nBcc: y", "x\ry", "x\0y", "x\u0085y"})
    void headerCannotBeginInsideAValue(String value) {
        assertRefused(() -> letter(Correspondence.HUB, Correspondence.SUPPLIER, value, "<a@b.example>"));
        assertRefused(() -> letter(value, Correspondence.SUPPLIER, "s", "<a@b.example>"));
        assertRefused(() -> letter(Correspondence.HUB, value, "s", "<a@b.example>"));
        assertRefused(() -> letter(Correspondence.HUB, Correspondence.SUPPLIER, "s", value));
        assertRefused(() -> new Attachment(value, "text/csv", new byte[0]));
        assertRefused(() -> new Attachment("lista.csv", value, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example, c@d.example",
                "a@b.example;c@d.example",
                "Namn <a@b.example>",
                "<aaa@bbb.example>ccc@ddd.example",
                "\"a b\"@c.example",
                "a@b@c.example",
                "a@b.example (kommentar)",
                "a",
                "@b.example",
                "a@",
                "",
                "åsa@b.example"
            })
    void onlyOnePlainAddressIsARecipient(String to) {
        assertRefused(() -> letter(Correspondence.HUB, to, "s", "<a@b.example>"));
    }

    @Test
    void domainIsComparedInLowerCase() {
        assertThat(letter(Correspondence.HUB, "Nykund@MatButiken.Example", "s", "<a@b.example>")
                        .to())
                .isEqualTo("Nykund@matbutiken.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../lista.csv", "mapp\\lista.csv", "a\"b.csv", " ", ""})
    void fileNameIsPlain(String name) {
        assertRefused(() -> new Attachment(name, "text/csv", new byte[0]));
    }

    @Test
    void attachedTextSaysThatItIsUtf8AndAWorkbookDoesNot() {
        Letter letter = new Letter(
                Correspondence.HUB,
                Correspondence.SUPPLIER,
                "s",
                Instant.EPOCH,
                "<a@b.example>",
                "hej",
                List.of(
                        new Attachment("lista.csv", "text/csv", Correspondence.csv()),
                        new Attachment("lista.xlsx", "application/vnd.ms-excel", new byte[1])));

        assertThat(new String(InnerMessage.of(letter), StandardCharsets.US_ASCII))
                .contains("Content-Type: text/csv; charset=utf-8\r\n")
                .contains("Content-Type: application/vnd.ms-excel\r\n");
    }

    @Test
    void nothingPersonalIsInItsText() {
        assertThat(Correspondence.letter().toString()).isEqualTo("Letter[<batch-1123@exempelkommun.example>]");
        assertThat(Correspondence.letter().attachments().get(0).toString()).doesNotContain("kundlista");
    }

    private static Letter letter(String from, String to, String subject, String messageId) {
        return new Letter(from, to, subject, Correspondence.NOW, messageId, "", List.of());
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertFault(call, Fault.MAIL_STRUCTURE_REFUSED);
    }
}
