package se.inkopsnavet.transport.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.neighbourhood.mail.ImapMischief;

class MailboxEraserTest {

    @TempDir
    Path folder;

    private MailboxBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new MailboxBench(folder, true);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsErasedIsInNoFolderAndWhatIsNotThereIsToldOf() throws Exception {
        bench.deliver("hemligt");
        bench.deliver("annat");
        bench.start();
        soon().until(() -> bench.processed() == 2);

        assertThat(bench.erase(MailboxBench.mail("hemligt"), 1)).isEqualTo(new Delivery.Delivered("1 removed"));
        assertThat(bench.events.told).containsExactly("up");
        assertThat(bench.neighbour.mails(MailboxBench.HUB, "Processed")).containsExactly(MailboxBench.mail("annat"));

        bench.erase(MailboxBench.mail("hemligt"), 2);
        assertThat(bench.events.told).as("a repeated attempt may find nothing").containsExactly("up");
        bench.erase(MailboxBench.mail("ändrat av servern"), 1);
        assertThat(bench.events.told).element(1).asString().startsWith("alert NOTHING_TO_ERASE");
    }

    /** A plain EXPUNGE would remove what other programs have marked and not removed. */
    @Test
    void aServerThatCannotRemoveOneMailAloneIsNotAskedTo() throws Exception {
        bench.deliver("hemligt");
        bench.start();
        soon().until(() -> bench.processed() == 1);
        bench.neighbour.imap().once(new ImapMischief.Hide("UIDPLUS"));

        assertThat(bench.erase(MailboxBench.mail("hemligt"), 1))
                .isEqualTo(new Delivery.Refused(Fault.CONFIGURATION, "mailbox livs-svar needs UIDPLUS"));
        assertThat(bench.processed()).isOne();
        assertThat(bench.neighbour.imap().commands()).noneMatch(line -> line.contains("EXPUNGE"));
    }

    /** GreenMail lets exceptions escape from its threads when a client is gone; they are no finding. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(2));
    }
}
