package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.crash.Evidence.File;
import se.inkopsnavet.crash.Evidence.Mail;
import se.inkopsnavet.crash.Evidence.Message;

class CheckerFindsTheFaultTest {

    private final SampleEvidence sample = new SampleEvidence();

    @Test
    void faultlessRunHasNoFinding() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void decisionThatNeverArrivedIsLost() {
        sample.rows.remove(1);

        assertThat(findings()).containsExactly("B-000002 never reached the supplier");
        assertThat(Figures.of(sample.evidence()).lost()).isEqualTo(1);
    }

    @Test
    void sameDecisionUnderAnotherMessageIdIsDoubled() {
        sample.rows.add(sample.row("<annat@exempelkommun.example>", 0));

        assertThat(findings()).containsExactly("B-000001 reached the supplier 2 times in different mails");
        assertThat(Figures.of(sample.evidence()).doubled()).isEqualTo(1);
    }

    @Test
    void freshMessageIdPerAttemptIsNotTheLedgers() {
        sample.mails.add(new Mail("nykund@livs.example", "<nytt@exempelkommun.example>", "m2"));

        assertThat(findings()).containsExactly("mail <nytt@exempelkommun.example> is not in the ledger");
    }

    @Test
    void repeatedMailWithOtherBytesIsAltered() {
        sample.messages.set(3, uncertainOnce(sample.messages.get(3)));
        sample.mails.add(new Mail("nykund@livs.example", SampleEvidence.LIST_ID, "m2"));

        assertThat(findings())
                .containsExactly("mail <lista@exempelkommun.example> has other bytes than the ledger, 1 times");
    }

    @Test
    void repeatIsAllowedOnlyAfterAnAttemptWhoseEndNobodySaw() {
        sample.mails.add(new Mail("nykund@livs.example", SampleEvidence.LIST_ID, "m1"));
        assertThat(findings())
                .containsExactly("mail <lista@exempelkommun.example> came 2 times, of which only 1 are explained");

        sample.messages.set(3, uncertainOnce(sample.messages.get(3)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void acknowledgedFileThatIsNotInTheLedgerIsLost() {
        sample.messages.removeIf(message -> message.flow().startsWith("DECISION"));

        assertThat(findings()).contains("beslut_00001.xml is 0 messages in the ledger");
    }

    @Test
    void fileThatIsNotArchivedOrTwiceIsFound() {
        sample.archived.add(new File("beslut_00001.xml", "f1"));
        assertThat(findings()).containsExactly("beslut_00001.xml is 2 times in the archive");

        sample.archived.clear();
        assertThat(findings()).containsExactly("beslut_00001.xml is 0 times in the archive");
    }

    @Test
    void receiptThatAppearedTwiceOrOtherwiseIsFound() {
        sample.receipts.add(new File(SampleEvidence.RECEIPT, "r2"));

        assertThat(findings())
                .containsExactly("receipt kvittens_1.csv appeared 2 times", "receipt kvittens_1.csv was altered");
    }

    @Test
    void messageThatIsStillUnderWayIsFound() {
        UUID id = UUID.randomUUID();
        sample.messages.add(SampleEvidence.message(id, "NOTICE", "UNCERTAIN", null, 0, null, null));

        assertThat(findings()).containsExactly("NOTICE " + id + " is still UNCERTAIN");
    }

    @Test
    void halfWrittenFileIsFound() {
        sample.left.add(".kvittens_1.csv.part");

        assertThat(findings()).containsExactly(".kvittens_1.csv.part still lies in a folder of the case system");
    }

    private List<String> findings() {
        return Findings.of(sample.evidence());
    }

    private static Message uncertainOnce(Message message) {
        return new Message(
                message.id(),
                message.flow(),
                message.state(),
                message.parent(),
                message.position(),
                message.dedupId(),
                message.mark(),
                2,
                1);
    }
}
