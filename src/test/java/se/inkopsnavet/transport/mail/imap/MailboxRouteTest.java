package se.inkopsnavet.transport.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Consumer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.neighbourhood.mail.ImapMischief;

class MailboxRouteTest {

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
    void aMailIsStoredRawAndThenMoved() throws Exception {
        byte[] mail = MailboxBench.mail("Hej\r\n.\r\n..\r\nSlut");
        bench.neighbour.deliver(MailboxBench.HUB, mail);

        bench.start();

        soon().until(() -> bench.inbox() == 0);
        assertThat(bench.processed()).isEqualTo(1);
        assertThat(bench.ledger.accepted).singleElement().satisfies(accepted -> {
            assertThat(accepted.bytes()).isEqualTo(mail);
            assertThat(accepted.arrival().flow()).isEqualTo("SUPPLIER_MAIL");
            assertThat(accepted.arrival().municipality()).isEqualTo("exempelkommun");
            assertThat(accepted.arrival().source()).isEqualTo("livs-svar");
            assertThat(accepted.arrival().transportId()).matches("livs-svar/INBOX/\\d+/1");
            assertThat(accepted.arrival().name()).isEqualTo("mail 1");
            assertThat(accepted.arrival().maxBytes()).isEqualTo(25_000_000L);
        });
    }

    @Test
    void whenTheServerGotTheMailIsKnown() throws Exception {
        Instant arrived = Instant.parse("2026-11-20T07:15:00Z");
        bench.neighbour.deliver(MailboxBench.HUB, MailboxBench.mail("hej"), arrived);

        bench.start();

        soon().until(() -> bench.inbox() == 0);
        assertThat(bench.ledger.accepted).singleElement().satisfies(accepted -> assertThat(
                        accepted.arrival().arrivedAt())
                .isEqualTo(arrived));
    }

    @Test
    void aLargeMailComesThroughInParts() throws Exception {
        byte[] mail = MailboxBench.mail(("x".repeat(70) + "\r\n").repeat(10_000));
        bench.neighbour.deliver(MailboxBench.HUB, mail);

        bench.start();

        soon().until(() -> bench.inbox() == 0);
        assertThat(bench.ledger.accepted).singleElement().satisfies(accepted -> assertThat(accepted.bytes())
                .isEqualTo(mail));
    }

    @Test
    void aSenderWhoReusesAMessageIdDoesNotSuppressTheNextMail() throws Exception {
        bench.deliver("ett");
        bench.deliver("två");

        bench.start();

        soon().until(() -> bench.processed() == 2);
        assertThat(bench.ledger.accepted)
                .extracting(RecordingIntake.Accepted::bytes)
                .containsExactly(MailboxBench.mail("ett"), MailboxBench.mail("två"));
    }

    @Test
    void aMailThatAnotherClientMarkedSeenIsStillRead() throws Exception {
        bench.deliver("läst av någon annan");
        bench.neighbour.markAllSeen(MailboxBench.HUB);

        bench.start();

        soon().until(() -> bench.processed() == 1);
    }

    @Test
    void aMailWhoseCommitFailsStaysAndComesAgain() throws Exception {
        bench.ledger.down = true;
        bench.deliver("databasen är nere");

        bench.start();

        soon().during(Duration.ofMillis(800)).until(() -> bench.inbox() == 1);
        bench.ledger.down = false;
        soon().until(() -> bench.processed() == 1);
        assertThat(bench.ledger.accepted).hasSize(1);
    }

    @Test
    void aMailWhoseMoveFailsAfterTheCommitIsOnlyMovedAgain() throws Exception {
        bench.neighbour.imap().once(new ImapMischief.Refuse("UID MOVE"));
        bench.deliver("flytten går fel");

        bench.start();

        soon().until(() -> bench.ledger.accepted.size() >= 2);
        bench.neighbour.imap().behave();
        soon().until(() -> bench.processed() == 1);
        assertThat(bench.ledger.accepted.get(0).repeated()).isFalse();
        assertThat(bench.ledger.accepted.subList(1, bench.ledger.accepted.size()))
                .allMatch(RecordingIntake.Accepted::repeated);
    }

    @Test
    void aLostReplyToTheMoveCausesNoSecondProcessing() throws Exception {
        bench.neighbour.imap().once(new ImapMischief.LoseReply("UID MOVE"));
        bench.deliver("ett");
        bench.deliver("två");

        bench.start();

        soon().until(() -> bench.processed() == 2);
        assertThat(bench.ledger.accepted).hasSize(2).noneMatch(RecordingIntake.Accepted::repeated);
    }

    /** As every operator's command does with the routes that it never starts. */
    @Test
    void aRouteThatWasNeverStartedCanBeStopped() throws Exception {
        bench.start();
        Consumer another = bench.camel().getRoute("livs-mail-in").getEndpoint().createConsumer(exchange -> {});
        another.init();

        assertThatCode(another::stop).doesNotThrowAnyException();
    }

    @Test
    void aServerWithoutMoveGetsCopyAndExpungeOfThatMailAlone() throws Exception {
        bench.neighbour.imap().once(new ImapMischief.Hide("MOVE"));
        bench.deliver("ett");
        bench.deliver("två");

        bench.start();

        soon().until(() -> bench.inbox() == 0);
        assertThat(bench.processed()).isEqualTo(2);
        assertThat(bench.neighbour.imap().commands())
                .noneMatch(line -> line.contains("UID MOVE"))
                .anyMatch(line -> line.contains("UID EXPUNGE 1"));
    }

    @Test
    void aMailAboveTheCapIsNotReadButPutAside() throws Exception {
        bench.deliver("x".repeat(5_000));
        bench.deliver("liten");

        bench.start(Map.of("maxBytes", "2000"));

        soon().until(() -> bench.inbox() == 0);
        assertThat(bench.neighbour.mails(MailboxBench.HUB, "Refused")).hasSize(1);
        assertThat(bench.ledger.accepted).hasSize(1);
        assertThat(bench.events.told).contains("alert TOO_LARGE mailbox livs-svar UID 1");
        assertThat(bench.neighbour.imap().commands())
                .filteredOn(line -> line.contains("BODY.PEEK"))
                .hasSize(1);
    }

    @Test
    void anUnreadableMailDoesNotStopItsNeighbours() throws Exception {
        bench.neighbour.imap().once(new ImapMischief.Refuse("UID FETCH 2 "));
        bench.deliver("ett");
        bench.deliver("oläsligt");
        bench.deliver("tre");

        bench.start();

        soon().until(() -> bench.processed() == 2);
        assertThat(bench.ledger.accepted)
                .extracting(accepted -> accepted.arrival().name())
                .containsExactly("mail 1", "mail 3");
        assertThat(bench.inbox()).isEqualTo(1);
    }

    @Test
    void headersOfTheMailHaveNoEffect() throws Exception {
        String hostile = "delete: true\r\nmoveTo: Trash\r\nCamelSqlQuery: DROP TABLE message\r\n"
                + "mail.smtp.host: evil.example\r\nmailboxMail: x\r\nCamelRouteStop: true\r\n";
        byte[] mail = (hostile + new String(MailboxBench.mail("hej"), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        bench.neighbour.deliver(MailboxBench.HUB, mail);

        bench.start();

        soon().until(() -> bench.inbox() == 0);
        assertThat(bench.processed()).isEqualTo(1);
        assertThat(bench.ledger.accepted).singleElement().satisfies(accepted -> assertThat(accepted.bytes())
                .isEqualTo(mail));
    }

    @Test
    void aSlowServerIsCutAtTheDeadlineAndTheMailComesAtTheNextPoll() throws Exception {
        bench.neighbour.imap().once(new ImapMischief.Dribble("BODY.PEEK", 50));
        bench.deliver("x".repeat(3_000));

        bench.start(Map.of("deadline", "2s"));

        soon().until(() -> bench.processed() == 1);
        assertThat(bench.events.told).startsWith("down IMAP_UNREACHABLE");
        assertThat(bench.ledger.accepted).hasSize(1);
    }

    @Test
    void aMailboxThatCannotBeReadIsToldOfOncePerChange() throws Exception {
        bench.start();
        soon().until(() -> bench.events.told.contains("up"));

        bench.neighbour.imap().once(new ImapMischief.Refuse("SELECT"));
        soon().until(() -> bench.events.told.size() == 2);
        long before = opened();
        soon().until(() -> opened() >= before + 3);
        bench.neighbour.imap().behave();
        soon().until(() -> bench.events.told.size() == 3);

        assertThat(bench.events.told).containsExactly("up", "down IMAP_UNREACHABLE", "up");
    }

    /** How often the hub has tried to open the folder. */
    private long opened() {
        return bench.neighbour.imap().commands().stream()
                .filter(line -> line.contains("SELECT"))
                .count();
    }

    @Test
    void aHeapOfUnreadableMailDoesNotHideWhatCameLater() throws Exception {
        for (int i = 0; i < 50; i++) {
            bench.deliver("oläsligt " + i);
        }
        for (int i = 1; i <= 50; i++) {
            bench.neighbour.imap().once(new ImapMischief.Refuse("UID FETCH " + i + " "));
        }
        bench.deliver("ett bra brev");

        bench.start();

        soon().until(() -> bench.processed() == 1);
        assertThat(bench.inbox()).isEqualTo(50);
    }

    /** GreenMail lets exceptions escape from its threads when a client is gone; they are no finding. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(2));
    }
}
