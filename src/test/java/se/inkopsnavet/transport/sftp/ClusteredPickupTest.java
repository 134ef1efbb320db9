package se.inkopsnavet.transport.sftp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;
import se.inkopsnavet.transport.ClusterPollScheduler;
import se.inkopsnavet.transport.ClusterPolling;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.RecordedEvents;

/** Two hub nodes, one database, one neighbour's folder. */
class ClusteredPickupTest {

    private static final int FILES = 30;

    @TempDir
    Path folder;

    @Test
    void twoNodesPickUpEachFileOnceAndTheOtherGoesOnWhenOneStops() throws Exception {
        try (HubDatabase database = HubDatabase.migrated();
                SftpNeighbour procapita = SftpNeighbour.open(folder)) {
            RecordingIntake intake = new RecordingIntake();
            try (Node a = new Node("a", database, procapita, intake);
                    Node b = new Node("b", database, procapita, intake)) {
                export(procapita, 0);
                await().atMost(180, SECONDS).until(() -> intake.arrivals.size() >= FILES && inbox(procapita) == 0);

                a.close();
                export(procapita, FILES);
                await().atMost(180, SECONDS).until(() -> intake.arrivals.size() >= 2 * FILES && inbox(procapita) == 0);

                assertThat(intake.stored).hasSize(2 * FILES);
                assertThat(intake.repeats).isZero();
                assertThat(b.camel.getStatus().isStarted()).isTrue();
            }
        }
    }

    private static void export(SftpNeighbour procapita, int from) {
        for (int n = from; n < from + FILES; n++) {
            procapita.export("ut", n + ".xml", String.valueOf(n).getBytes(StandardCharsets.UTF_8), Instant.now());
        }
    }

    private static long inbox(SftpNeighbour procapita) throws Exception {
        try (var files = Files.list(procapita.home().resolve("ut"))) {
            return files.count();
        }
    }

    private static final class Node implements AutoCloseable {

        final DefaultCamelContext camel = new DefaultCamelContext();
        private final AtomicReference<Scheduler> scheduler = new AtomicReference<>();

        Node(String name, HubDatabase database, SftpNeighbour procapita, RecordingIntake intake) throws Exception {
            ClusterPolling polling = new ClusterPolling(scheduler::get);
            scheduler.set(Scheduler.create(database.superuser(), polling.task())
                    .schedulerName(new SchedulerName.Fixed(name))
                    .pollingInterval(Duration.ofMillis(50))
                    .threads(2)
                    .build());
            scheduler.get().start();
            camel.getRegistry()
                    .bind(
                            "sftp",
                            new SftpPickupComponent(
                                    new OutboundAllowList(Set.of("localhost"), Set.of(), Set.of()),
                                    new RecordedEvents(),
                                    Clock.systemUTC(),
                                    property -> null));
            camel.getRegistry().bind("pickupIntake", new PickupIntake(intake));
            camel.getRegistry().bindAsPrototype("clusterPoll", ClusterPollScheduler.class, polling::newScheduler);
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/files-in.camel.yaml"));
            TemplatedRouteBuilder.builder(camel, "files-in")
                    .routeId("in")
                    .parameter("flow", "DECISION_FILE")
                    .parameter("municipality", "exempelkommun")
                    .parameter("host", "localhost")
                    .parameter("port", procapita.port())
                    .parameter("folder", "ut")
                    .parameter("archive", "arkiv")
                    .parameter("username", SftpNeighbour.USER)
                    .parameter("privateKeyFile", procapita.privateKey())
                    .parameter("knownHostsFile", procapita.knownHosts())
                    .parameter("delay", "100")
                    .parameter("stableFor", "2s")
                    .add();
            camel.start();
        }

        @Override
        public void close() {
            camel.stop();
            scheduler.get().stop();
        }
    }
}
