package se.inkopsnavet.neighbourhood.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailNeighbourTest {

    private static final byte[] MAIL =
            "From: a@livs.example\r\nSubject: Hej\r\n\r\n.punkt\r\nslut\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void deliveredMailIsTakenOnceAndUnchanged() {
        try (MailNeighbour neighbour = MailNeighbour.open(folder, new TestAuthority().serverNamed("localhost"))) {
            neighbour.addMailbox("nykund@livs.example");
            neighbour.deliver("nykund@livs.example", MAIL);

            assertThat(neighbour.takeAll("nykund@livs.example")).containsExactly(MAIL);
            assertThat(neighbour.takeAll("nykund@livs.example")).isEmpty();
        }
    }

    @Test
    void theRecordContinuesAfterARestart() {
        new MailRecord(folder).append("a@livs.example", "b@livs.example", MAIL, true);
        MailRecord reopened = new MailRecord(folder);

        reopened.append("a@livs.example", "c@livs.example", MAIL, true);

        assertThat(reopened.entries()).extracting(MailRecord.Entry::number).containsExactly(1L, 2L);
        assertThat(reopened.raw(reopened.entries().get(0))).isEqualTo(MAIL);
    }
}
