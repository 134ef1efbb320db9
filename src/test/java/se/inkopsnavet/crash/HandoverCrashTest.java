package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.crash.HandoverTown.Client;

/** The hub dies at each moment of a hand-over: the login arrives once, or it is destroyed and asked for anew; never twice, and never neither. */
class HandoverCrashTest {

    /** Nothing had left: it is done by the next life. */
    private static final List<String> GOES_ON =
            List.of("handover-opened", "handover-sealed-uncommitted", "own-key-still-there", "own-key-gone");

    /** The only copy was on its way. @see se.inkopsnavet.ledger.OutboundFlow.Departure.Once */
    private static final List<String> LOST = List.of("deliver-sending-committed", "deliver-sent-uncommitted");

    @Test
    void loginIsHandedOverOnceOrAskedForAnew(@TempDir Path folder) throws Exception {
        try (HandoverTown town = HandoverTown.open(folder);
                Succession hubs = new Succession(town)) {
            List<Client> clients = town.clients(GOES_ON.size() + LOST.size());
            List<Client> handedOver = clients.subList(0, GOES_ON.size());
            hubs.die(GOES_ON, handedOver);
            for (int i = 0; i < GOES_ON.size(); i++) {
                assertThat(town.readByUnit("hemligt-" + GOES_ON.get(i)))
                        .as(GOES_ON.get(i))
                        .isEqualTo(1);
                assertThat(town.caseState(handedOver.get(i)))
                        .as("%s, %s", GOES_ON.get(i), town.ends())
                        .isEqualTo("HANDED_OVER");
            }
            List<Client> askedAnew = clients.subList(GOES_ON.size(), clients.size());
            hubs.die(LOST, askedAnew);
            for (int i = 0; i < LOST.size(); i++) {
                Client client = askedAnew.get(i);
                assertThat(town.caseState(client)).as(LOST.get(i)).isEqualTo("CREDENTIALS_PENDING");
                assertThat(town.count(
                                "select count(*) from notice where kind = 'CREDENTIALS_REISSUE' and subject_ref = ?",
                                client.batch() + "/" + client.row()))
                        .isEqualTo(1);
            }
            assertThat(town.readByUnit("hemligt-" + LOST.get(0))).isZero();
            assertThat(town.readByUnit("hemligt-" + LOST.get(1))).isEqualTo(1);
            assertThat(keys(town)).as("keys of mails with logins").isZero();
        }
    }

    /** Each hub puts right what the one before it left, and then dies itself. */
    private static final class Succession implements AutoCloseable {

        private final HandoverTown town;
        private HubProcess hub;

        Succession(HandoverTown town) throws InterruptedException {
            this.town = town;
            this.hub = town.live(HubProcess.WAITS_FOR_ALL);
        }

        /**
         * With a login at each of the points. A login comes when the one before it stands, so that the first that passes a point is the one that is meant
         * for it; no more of them than the way to the units is broad. On return the next hub has put everything right.
         *
         * @param points in the order in which a login passes them, one for each client
         */
        void die(List<String> points, List<Client> clients) throws Exception {
            hub.dieAt(points);
            for (int i = 0; i < points.size(); i++) {
                String point = points.get(i);
                town.deliver(clients.get(i).login(town.town(), "hemligt-" + point));
                hub.awaitAt(List.of(point), HandoverTown.PATIENCE);
            }
            assertThat(hub.died(HandoverTown.PATIENCE)).as("%s", points).isTrue();
            assertThat(hub.points()).containsExactlyElementsOf(points);
            hub = town.live(HubProcess.WAITS_FOR_ALL);
            for (Client client : clients) {
                await(client.caseRef())
                        .atMost(HandoverTown.PATIENCE)
                        .until(() -> town.isQuiet() && handoversEnded(town, client) && erased(town, client));
            }
        }

        @Override
        public void close() {
            hub.close();
        }
    }

    private static boolean handoversEnded(HandoverTown town, Client client) {
        return town.count(
                        "select count(*) from credentials_handover h join message o on o.id = h.id where h.case_ref = ?"
                                + " and o.state in ('CONFIRMED', 'EXPIRED')",
                        client.caseRef())
                == 1;
    }

    /** In the mailbox, and the keys. */
    private static boolean erased(HandoverTown town, Client client) {
        return town.town().mail().mails(se.inkopsnavet.neighbourhood.Town.HUB_MAILBOX, "Processed").stream()
                        .noneMatch(mail ->
                                new String(mail, java.nio.charset.StandardCharsets.US_ASCII).contains("<inloggning-"))
                && keys(town) == 0;
    }

    /** Acknowledgements keep theirs: only the payloads of logins count. */
    private static long keys(HandoverTown town) {
        List<String> ofLogins = town.jdbc()
                .sql("select payload_id::text from credentials_handover")
                .query(String.class)
                .list();
        try (Stream<Path> files = Files.list(town.town().keys().resolve("transit"))) {
            return files.filter(file ->
                            ofLogins.contains(file.getFileName().toString().replace(".key", "")))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
