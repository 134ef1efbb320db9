package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;

class PeerStatusTest {

    private static final String ROUTE = "exempelkommun-decisions";

    private final RecordedLog log = new RecordedLog(PeerStatus.class);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private PeerStatus peers;

    @BeforeEach
    void readCatalogue() throws IOException {
        try (InputStream yaml = Files.newInputStream(Path.of("mappings/operations/faults.yaml"))) {
            peers = new PeerStatus(registry, FaultCatalogue.load(yaml));
        }
    }

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void changesAreToldOnceEach() {
        peers.peerDown(ROUTE, Fault.SFTP_UNREACHABLE);
        peers.peerDown(ROUTE, Fault.SFTP_UNREACHABLE);
        peers.peerUp(ROUTE);
        peers.peerUp(ROUTE);

        assertThat(log.levels()).containsExactly(Level.WARN, Level.INFO);
        assertThat(log.keyValues(0)).containsEntry("fault", "SFTP-005").containsEntry("route", ROUTE);
    }

    @Test
    void otherFaultIsAChange() {
        peers.peerDown(ROUTE, Fault.SFTP_UNREACHABLE);
        peers.peerDown(ROUTE, Fault.HOST_KEY_MISMATCH);

        assertThat(log.levels()).containsExactly(Level.WARN, Level.WARN);
        assertThat(peers.fault(ROUTE)).contains(Fault.HOST_KEY_MISMATCH);
    }

    @Test
    void gaugeFollowsThePeer() {
        peers.peerUp(ROUTE);
        assertThat(up()).isOne();

        peers.peerDown(ROUTE, Fault.SFTP_UNREACHABLE);
        assertThat(up()).isZero();

        peers.peerUp(ROUTE);
        assertThat(up()).isOne();
    }

    @Test
    void alertIsToldAndCountedButDoesNotTakeThePeerDown() {
        peers.peerUp(ROUTE);

        peers.alert(ROUTE, Fault.INCOMPLETE_FILE, "fil-3f2a");

        assertThat(up()).isOne();
        assertThat(registry.get("inkopsnavet.alerts")
                        .tag("fault", "SFTP-001")
                        .counter()
                        .count())
                .isOne();
        assertThat(log.keyValues(1))
                .containsEntry("place", "fil-3f2a")
                .containsEntry("owner", "avsändande systemets förvaltning");
    }

    @Test
    void strangersCannotFillTheLogWithAlerts() throws IOException {
        AtomicLong nanos = new AtomicLong();
        try (InputStream yaml = Files.newInputStream(Path.of("mappings/operations/faults.yaml"))) {
            peers = new PeerStatus(registry, FaultCatalogue.load(yaml), nanos::get);
        }

        for (int i = 0; i < 1000; i++) {
            peers.alert("api", Fault.API_UNKNOWN_CLIENT, "call-" + i);
        }
        peers.alert("api", Fault.API_UNAVAILABLE, "another fault");
        nanos.set(Duration.ofMinutes(1).toNanos());
        peers.alert("api", Fault.API_UNKNOWN_CLIENT, "the next minute");

        assertThat(log.levels()).hasSize(32);
        assertThat(log.keyValues(30)).containsEntry("place", "another fault");
        assertThat(log.keyValues(31)).containsEntry("place", "the next minute").containsEntry("unwritten", 970L);
        assertThat(registry.get("inkopsnavet.alerts")
                        .tag("fault", Fault.API_UNKNOWN_CLIENT.code())
                        .counter()
                        .count())
                .isEqualTo(1001);
    }

    private double up() {
        return registry.get("inkopsnavet.peer.up").tag("route", ROUTE).gauge().value();
    }
}
