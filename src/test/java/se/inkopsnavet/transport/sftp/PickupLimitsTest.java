package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.transport.sftp.PickupBench.NAME;
import static se.inkopsnavet.transport.sftp.PickupBench.OUT;
import static se.inkopsnavet.transport.sftp.PickupBench.WRITTEN;
import static se.inkopsnavet.transport.sftp.PickupBench.bytes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.ledger.Arrival;

/** reliability.md §2.1 K1–K6, F16, F19, B35: odd names, many files, and neighbours that are away or not who they were. */
class PickupLimitsTest {

    @TempDir
    Path folder;

    @AutoClose
    private PickupBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new PickupBench(folder);
    }

    @Test
    void oddNamesAreStoredUnderOurOwnAndDangerousOnesRefused() {
        String emoji = "beslut 🥕.xml";
        String decomposed = "A\u030Akesso\u0308n.xml";
        String personal = "18900101-9802.xml";
        String option = "-rf.xml";
        String longest = "x" + "å".repeat(124);
        List<String> refused = List.of("a\nb.xml", "b*.xml", "b?.xml", "b\\x.xml", "b..xml");
        Stream.of(emoji, decomposed, personal, option, longest, "half.xml.part", "half.tmp", ".hidden")
                .forEach(name -> bench.export(name, name));
        refused.forEach(name -> bench.export(name, name));

        bench.hub.pollTwice().pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactlyInAnyOrder(emoji, decomposed, personal, option, longest);
        assertThat(bench.hub.intake.arrivals)
                .extracting(Arrival::name)
                .allMatch(name -> name.matches("fil-[0-9a-f]{8}"));
        assertThat(bench.hub.intake.arrivals.toString()).doesNotContain("18900101");
        assertThat(bench.names(OUT)).containsAll(refused).contains("half.xml.part", "half.tmp", ".hidden");
        assertThat(bench.names(OUT)).as("acknowledged").doesNotContain(option, longest);
        refused.forEach(name -> assertThat(bench.hub.events.told)
                .containsOnlyOnce("alert FILE_NAME_REFUSED " + new FileName(name).alias()));
    }

    @Test
    void oldestFilesComeFirstAndAtMostSoManyPerPoll() {
        for (int n = 0; n < 60; n++) {
            bench.procapita.export(OUT, "f" + n + ".xml", bytes("f" + n), WRITTEN.minusSeconds(n));
        }
        bench.hub.pollTwice();

        assertThat(bench.hub.intake.texts())
                .hasSize(50)
                .startsWith("f59", "f58")
                .endsWith("f10");
    }

    @Test
    void waitingFilesDoNotStarveCompleteOnes() {
        for (int n = 0; n < 60; n++) {
            bench.procapita.put(OUT, "halv" + n + ".xml", bytes("x"), WRITTEN.minusSeconds(3600));
        }
        bench.export(NAME, "hel");

        bench.hub.pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactly("hel");
    }

    @Test
    void tooLargeFileIsLeftAndAlertedWithoutBeingRead() throws Exception {
        Path file = bench.procapita.put(OUT, NAME, new byte[0], WRITTEN);
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(104857601);
        }
        bench.procapita.put(OUT, NAME + ".done", new byte[0], Instant.now().plusSeconds(60));

        bench.hub.pollTwice();

        assertThat(bench.hub.events.told).contains("alert TOO_LARGE " + new FileName(NAME).alias());
        assertThat(bench.names(OUT)).hasSize(2);
    }

    @Test
    void changedHostKeyIsAlertedAndNoLoginIsTried() throws Exception {
        bench.export(NAME, "x");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        int before = bench.procapita.loginAttempts();
        bench.procapita.changeHostKey();

        bench.hub.pollTwice().pollTwice();

        assertThat(bench.procapita.loginAttempts()).isEqualTo(before);
        assertThat(bench.hub.intake.stored).isEmpty();
        assertThat(bench.hub.events.told)
                .containsExactly("up", "down HOST_KEY_MISMATCH", "alert HOST_KEY_MISMATCH known_hosts");
    }

    @Test
    void unreachableNeighbourIsToldOnceAndCatchesUp() throws Exception {
        int port = bench.procapita.goAway();
        bench.hub.pollTwice();
        bench.export(NAME, "x");
        bench.procapita.answerAgain(port);

        bench.hub.pollTwice();

        assertThat(bench.hub.events.told).containsExactly("down SFTP_UNREACHABLE", "up");
        assertThat(bench.hub.intake.texts()).containsExactly("x");
    }

    @Test
    void endpointIsStrictWhateverCamelsDefaultsAre() {
        SftpEndpoint endpoint =
                (SftpEndpoint) bench.hub.camel.getRoute(HubUnderTest.ROUTE).getEndpoint();

        assertThat(endpoint.getConfiguration().getStrictHostKeyChecking()).isEqualTo("yes");
        assertThat(endpoint.getConfiguration().isStreamDownload()).isTrue();
        assertThat(endpoint.isAutoCreate()).isFalse();
        assertThat(endpoint.toString()).doesNotContain("sen+ord").doesNotContain("50%");
    }
}
