package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.crash.TradeTown.Client;

/**
 * Orders, deliveries, Peppol documents, complaints and consents in the journal come in while the hub is killed at each of their points. Afterwards the supplier's,
 * the journal's and the mail server's own records show each once, and nothing is left under way.
 *
 * <p>They are different files in different lanes: each death finds a thread at every point that can be reached side by side. What follows a record that stands
 * still in the same lane would wait behind it, so each is dropped when the one before it stands.
 */
class TradeCrashTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<List<String>> DEATHS = List.of(
            List.of(
                    TradePoint.REPORTS_SPLIT.spoken(),
                    TradePoint.REPORTS_ANSWERED.spoken(),
                    TradePoint.COMPLAINT_UNCOMMITTED.spoken(),
                    TradePoint.NOTES_UNCOMMITTED.spoken(),
                    TradePoint.PEPPOL_UNCOMMITTED.spoken()),
            List.of(
                    TradePoint.REPORT_UNCOMMITTED.spoken(),
                    TradePoint.REPORT_COMMITTED.spoken(),
                    DeliveryPoint.UNCOMMITTED.spoken(),
                    TradePoint.COMPLAINT_COMMITTED.spoken(),
                    TradePoint.NOTES_COMMITTED.spoken(),
                    TradePoint.PEPPOL_COMMITTED.spoken()));

    /** All but the one that is tried in-process. */
    private static final List<String> POINTS = Stream.concat(
                    Arrays.stream(TradePoint.values())
                            .filter(point -> point != TradePoint.SMS_RECEIPT_UNCOMMITTED)
                            .map(TradePoint::spoken),
                    Arrays.stream(DeliveryPoint.values()).map(DeliveryPoint::spoken))
            .toList();

    @Test
    void everythingIsDoneOnceHoweverTheHubDies() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "trade")
                .toAbsolutePath();
        try (TradeTown town = new TradeTown(folder)) {
            TradeRecords records = new TradeRecords(town);
            Deque<List<String>> deaths = new ArrayDeque<>(DEATHS);
            Set<String> died = new HashSet<>();
            List<String> notes = new ArrayList<>();
            int life = 0;
            while (!deaths.isEmpty()) {
                life++;
                List<String> points = deaths.remove();
                try (HubProcess hub = HubProcess.start(folder, life, town.settings(), List.of())) {
                    hub.awaitReady(PATIENCE);
                    hub.go();
                    if (life == 1) {
                        town.dropDecisions();
                    }
                    await("the supplier has the clients, and what the last death left is put right")
                            .atMost(PATIENCE)
                            .until(() -> records.clientsAreKnown() && records.nothingIsUndecided());
                    // Earlier notes are listed again and again: the new one must stand there when the point is named.
                    // Uncommitted, it holds up whatever else would open the lane of records, so then it comes last.
                    boolean noteFirst = points.contains(TradePoint.NOTES_COMMITTED.spoken());
                    if (noteFirst) {
                        notes.add(town.writeConsent(life));
                    }
                    hub.dieAt(points);
                    drop(town, records.clients(), hub, life, points);
                    if (!noteFirst) {
                        notes.add(town.writeConsent(life));
                    }
                    assertThat(hub.died(PATIENCE)).as("%s", points).isTrue();
                    died.addAll(hub.points());
                }
                points.stream().filter(point -> !died.contains(point)).forEach(late -> deaths.add(List.of(late)));
            }
            assertThat(died).containsExactlyInAnyOrderElementsOf(POINTS);

            finish(town, records, folder, life);
            records.assertOnce(life, notes);
        }
    }

    /** One of each kind but the note. */
    private static void drop(TradeTown town, List<String> clients, HubProcess hub, int life, List<String> points)
            throws Exception {
        town.dropOrders(2 * life - 1, List.of(order(clients, Client.FIRST_BUYER, life, 1)));
        stand(hub, points, TradePoint.REPORTS_SPLIT.spoken(), TradePoint.REPORT_UNCOMMITTED.spoken());
        town.dropOrders(2 * life, List.of(order(clients, Client.SECOND_BUYER, life, 1)));
        stand(hub, points, TradePoint.REPORTS_ANSWERED.spoken(), TradePoint.REPORT_COMMITTED.spoken());
        town.dropNoAnswer(life, clients.get(Client.NOT_AT_THE_DOOR.ordinal()));
        stand(hub, points, DeliveryPoint.UNCOMMITTED.spoken());
        town.dropComplaint(life, clients.get(Client.COMPLAINER.ordinal()));
        stand(hub, points, TradePoint.COMPLAINT_UNCOMMITTED.spoken(), TradePoint.COMPLAINT_COMMITTED.spoken());
        town.dropAgreement(life, clients.get(Client.PEPPOL_BUYER.ordinal()));
    }

    private static String order(List<String> clients, Client client, int life, int version) {
        return TradeTown.order(clients.get(client.ordinal()), client + "-" + life, version, life);
    }

    /** Until a thread of the hub stands at those of the points at which this one is to die, or it is dead. */
    private static void stand(HubProcess hub, List<String> points, String... here) {
        List<String> wanted = Arrays.stream(here).filter(points::contains).toList();
        await(wanted.toString())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !hub.isAlive() || hub.points().containsAll(wanted));
    }

    /** The last life picks every order, and hears from the units how each complaint ended. */
    private static void finish(TradeTown town, TradeRecords records, Path folder, int lives) throws Exception {
        List<String> picked = new ArrayList<>();
        for (int life = 1; life <= lives; life++) {
            picked.add(order(records.clients(), Client.FIRST_BUYER, life, 2));
            picked.add(order(records.clients(), Client.SECOND_BUYER, life, 2));
        }
        town.dropOrders(2 * lives + 1, picked);
        try (HubProcess hub = HubProcess.start(folder, lives + 1, town.settings(), List.of())) {
            hub.awaitReady(PATIENCE);
            hub.go();
            await("letters").atMost(PATIENCE).until(() -> records.sentComplaints() == lives);
            for (int life = 1; life <= lives; life++) {
                town.dropAnswer(life, records.clients().get(Client.COMPLAINER.ordinal()));
            }
            await("everything at rest")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .during(Duration.ofSeconds(1))
                    .until(() -> records.atRest(lives));
            hub.kill();
        }
    }
}
