package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** reliability.md §2.1 K1–K6, F16, F19, B35: odd names, many files, and neighbours that are away or not who they were. */
class PickupLimitsTest {

    private static final Instant WRITTEN = Instant.parse("2026-12-01T10:00:00Z");
    private static final String OUT = "beslut/ut";
    private static final String NAME = "beslut_0041.xml";

    @TempDir
    Path folder;

    private SftpNeighbour procapita;
    private HubUnderTest hub;

    @BeforeEach
    void open() throws Exception {
        procapita = SftpNeighbour.open(folder);
        Files.createDirectories(procapita.home().resolve(OUT));
        hub = new HubUnderTest(procapita);
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
        procapita.close();
    }

    @Test
    void oddNamesAreStoredUnderOurOwnAndDangerousOnesRefused() {
        String emoji = "beslut 🥕.xml";
        String decomposed = "A\u030Akesso\u0308n.xml";
        String personal = "18900101-9802.xml";
        List<String> refused =
                List.of("a\nb.xml", "-rf.xml", "b*.xml", "b?.xml", "b\\x.xml", "b..xml", "å".repeat(101));
        Stream.of(emoji, decomposed, personal, "half.xml.part", "half.tmp", ".hidden")
                .forEach(name -> export(name, name));
        refused.forEach(name -> export(name, name));

        hub.pollTwice().pollTwice();

        assertThat(hub.intake.texts()).containsExactlyInAnyOrder(emoji, decomposed, personal);
        assertThat(hub.intake.arrivals).extracting(Arrival::name).allMatch(name -> name.matches("fil-[0-9a-f]{8}"));
        assertThat(hub.intake.arrivals.toString()).doesNotContain("18900101");
        assertThat(names(OUT)).containsAll(refused).contains("half.xml.part", "half.tmp", ".hidden");
        refused.forEach(name ->
                assertThat(hub.events.told).containsOnlyOnce("alert FILE_NAME_REFUSED " + new FileName(name).alias()));
    }

    @Test
    void oldestFilesComeFirstAndAtMostSoManyPerPoll() {
        for (int n = 0; n < 60; n++) {
            procapita.export(OUT, "f" + n + ".xml", bytes("f" + n), WRITTEN.minusSeconds(n));
        }
        hub.pollTwice();

        assertThat(hub.intake.texts()).hasSize(50).startsWith("f59", "f58").endsWith("f10");
    }

    @Test
    void waitingFilesDoNotStarveCompleteOnes() {
        for (int n = 0; n < 60; n++) {
            procapita.put(OUT, "halv" + n + ".xml", bytes("x"), WRITTEN.minusSeconds(3600));
        }
        export(NAME, "hel");

        hub.pollTwice();

        assertThat(hub.intake.texts()).containsExactly("hel");
    }

    @Test
    void tooLargeFileIsLeftAndAlertedWithoutBeingRead() throws Exception {
        Path file = procapita.put(OUT, NAME, new byte[0], WRITTEN);
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(104857601);
        }
        procapita.put(OUT, NAME + ".done", new byte[0], Instant.now().plusSeconds(60));

        hub.pollTwice();

        assertThat(hub.events.told).contains("alert TOO_LARGE " + new FileName(NAME).alias());
        assertThat(names(OUT)).hasSize(2);
    }

    @Test
    void changedHostKeyIsAlertedAndNoLoginIsTried() throws Exception {
        export(NAME, "x");
        hub.pollAfter(Duration.ofSeconds(30));
        int before = procapita.loginAttempts();
        procapita.changeHostKey();

        hub.pollTwice().pollTwice();

        assertThat(procapita.loginAttempts()).isEqualTo(before);
        assertThat(hub.intake.stored).isEmpty();
        assertThat(hub.events.told)
                .containsExactly("up", "down HOST_KEY_MISMATCH", "alert HOST_KEY_MISMATCH known_hosts");
    }

    @Test
    void unreachableNeighbourIsToldOnceAndCatchesUp() throws Exception {
        int port = procapita.goAway();
        hub.pollTwice();
        export(NAME, "x");
        procapita.answerAgain(port);

        hub.pollTwice();

        assertThat(hub.events.told).containsExactly("down SFTP_UNREACHABLE", "up");
        assertThat(hub.intake.texts()).containsExactly("x");
    }

    @Test
    void endpointIsStrictWhateverCamelsDefaultsAre() {
        SftpEndpoint endpoint =
                (SftpEndpoint) hub.camel.getRoute(HubUnderTest.ROUTE).getEndpoint();

        assertThat(endpoint.getConfiguration().getStrictHostKeyChecking()).isEqualTo("yes");
        assertThat(endpoint.getConfiguration().isStreamDownload()).isTrue();
        assertThat(endpoint.isAutoCreate()).isFalse();
        assertThat(endpoint.toString()).doesNotContain("sen+ord").doesNotContain("50%");
    }

    private void export(String name, String text) {
        procapita.export(OUT, name, bytes(text), WRITTEN);
    }

    private List<String> names(String of) {
        try (Stream<Path> files = Files.list(procapita.home().resolve(of))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
