package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Consents, withdrawals and mandates flow while the hub is killed at each of its points, and the journal loses a reply in each life. Afterwards the journal's own record
 * shows each note once.
 *
 * <p>Each death finds a thread at several points. A file is dropped when those before it stand, so that nothing waits behind what stands still: what is not
 * committed holds its case and the way to the journal, so it comes last.
 */
class ConsentCrashTest {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** In the order in which they are come to. */
    private static final List<String> FIRST = List.of(
            ConsentPoint.SPLIT_COMMITTED.spoken(),
            MandatePoint.COMMITTED.spoken(),
            ConsentPoint.ANSWER_COMMITTED.spoken(),
            ConsentPoint.UNCOMMITTED.spoken());

    private static final List<String> SECOND = List.of(
            MandatePoint.LOOKED_UP.spoken(), ConsentPoint.COMMITTED.spoken(), MandatePoint.UNCOMMITTED.spoken());

    private static final List<String> POINTS = Stream.concat(
                    Arrays.stream(ConsentPoint.values()).map(ConsentPoint::spoken),
                    Arrays.stream(MandatePoint.values()).map(MandatePoint::spoken))
            .toList();

    private static final int PAIRS = 4;

    @Test
    void everyConsentAndWithdrawalIsJournaledOnceHoweverTheHubDies() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "consent")
                .toAbsolutePath();
        try (ConsentTown town = new ConsentTown(folder)) {
            JdbcClient jdbc = town.database();
            List<String> died = new ArrayList<>(firstLife(town, jdbc, folder));
            town.dropConsents(2);
            died.addAll(secondLife(town, jdbc, folder));
            town.dropConsents(3);
            town.dropMandate(3);
            finish(town, jdbc, folder);

            assertThat(died).containsExactlyInAnyOrderElementsOf(POINTS);
            for (int pair = 1; pair <= PAIRS; pair++) {
                assertThat(town.headlines(town.consenter(pair)))
                        .as("consent and mandate %d", pair)
                        .containsExactlyInAnyOrder("Samtycke digitala inköp", "Företrädare");
                assertThat(town.headlines(town.withdrawer(pair)))
                        .as("withdrawal %d", pair)
                        .doesNotHaveDuplicates()
                        .contains("Samtycke digitala inköp");
            }
            assertThat(count(jdbc, "consent where state = 'ACTIVE'")).isEqualTo(PAIRS);
            assertThat(count(jdbc, "message where flow = 'CONSENT_FILE' and state = 'CONFIRMED'"))
                    .isEqualTo(PAIRS);
        }
    }

    /** @return the points at which it died */
    private static List<String> firstLife(ConsentTown town, JdbcClient jdbc, Path folder) throws Exception {
        try (HubProcess hub = live(town, folder, 1)) {
            town.loseReply();
            town.dropDecisions(1);
            town.dropDecisions(2);
            awaitDecided(jdbc, 2);
            hub.dieAt(FIRST);
            town.dropMandate(1);
            hub.awaitAt(FIRST.subList(0, 2), PATIENCE);
            town.dropMandate(2);
            hub.awaitAt(FIRST.subList(2, 3), PATIENCE);
            town.dropConsents(1);
            return pointsOf(hub);
        }
    }

    private static List<String> secondLife(ConsentTown town, JdbcClient jdbc, Path folder) throws Exception {
        try (HubProcess hub = live(town, folder, 2)) {
            town.loseReply();
            // Decided before: its own question would wait behind the one that stands still, and hold the case.
            town.dropDecisions(4);
            awaitDecided(jdbc, 3);
            hub.dieAt(SECOND);
            town.dropDecisions(3);
            hub.awaitAt(SECOND.subList(0, 1), PATIENCE);
            town.dropConsents(4);
            hub.awaitAt(SECOND.subList(1, 2), PATIENCE);
            town.dropMandate(4);
            return pointsOf(hub);
        }
    }

    private static HubProcess live(ConsentTown town, Path folder, int number) throws InterruptedException {
        HubProcess hub = HubProcess.start(folder, number, town.settingsFile(), List.of(HubProcess.WAITS_FOR_ALL));
        hub.awaitReady(START);
        hub.go();
        return hub;
    }

    private static List<String> pointsOf(HubProcess hub) throws InterruptedException {
        assertThat(hub.died(PATIENCE)).as("%s", hub.points()).isTrue();
        return hub.points();
    }

    /** What the death before has left behind, too. */
    private static void awaitDecided(JdbcClient jdbc, int pairs) {
        await("everything decided")
                .atMost(PATIENCE)
                .until(() -> cases(jdbc) == 2L * pairs
                        && count(jdbc, "message where direction = 'I' and state = 'RECEIVED'") == 0);
    }

    private static long cases(JdbcClient jdbc) {
        return count(jdbc, "purchase_case");
    }

    private static void finish(ConsentTown town, JdbcClient jdbc, Path folder) throws InterruptedException {
        try (HubProcess hub = live(town, folder, 3)) {
            await("everything at rest")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> atRest(jdbc));
            hub.kill();
        }
    }

    private static boolean atRest(JdbcClient jdbc) {
        return count(
                                jdbc,
                                "message where flow in ('CONSENT', 'CONSENT_FILE', 'MANDATE', 'MANDATE_FILE', 'INVOICE_LOOKUP', 'DECISION', 'DECISION_FILE') and state = 'RECEIVED'")
                        == 0
                && count(jdbc, "message where flow = 'CONSENT' and state = 'CONFIRMED'") == 2L * PAIRS
                && count(jdbc, "message where flow = 'MANDATE' and state = 'CONFIRMED'") == PAIRS
                // Who withdraws before the case is there has no insats yet that could be assessed anew.
                && count(jdbc, "message where flow = 'JOURNAL_NOTE'") >= 3L * PAIRS
                && count(jdbc, "message where flow = 'JOURNAL_NOTE' and state <> 'CONFIRMED'") == 0;
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
