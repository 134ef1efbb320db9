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
import se.inkopsnavet.neighbourhood.mail.ImapMischief;

/** STARTTLS to the mailbox: upgraded before the log-in, or not at all. */
class MailboxTlsTest {

    @TempDir
    Path folder;

    private MailboxBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new MailboxBench(folder, false);
        bench.deliver("hej");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theConnectionIsUpgradedBeforeTheLogIn() throws Exception {
        bench.start();

        soon().until(() -> bench.processed() == 1);
        assertThat(bench.neighbour.imap().commands()).element(1).asString().contains("STARTTLS");
    }

    @Test
    void whenStartTlsIsStrippedTheHubDoesNotLogIn() throws Exception {
        bench.neighbour.imap().once(new ImapMischief.Hide("STARTTLS"));

        bench.start();

        soon().until(() -> bench.events.told.contains("down IMAP_UNREACHABLE"));
        assertThat(bench.inbox()).isEqualTo(1);
        assertThat(bench.neighbour.imap().commands()).noneMatch(line -> line.contains("LOGIN"));
    }

    /** GreenMail lets exceptions escape from its threads when a client is gone; they are no finding. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(2));
    }
}
