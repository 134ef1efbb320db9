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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** reliability.md §2.1 K1–K6, F17–F18, B35–B37; AC-01-14: from the neighbour's folder to the ledger, whole and once. */
class PickupTest {

    private static final Instant WRITTEN = Instant.parse("2026-12-01T10:00:00Z");
    private static final String OUT = "beslut/ut";
    private static final String ARCHIVE = "beslut/arkiv/20261202";
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
    void stableFileIsStoredAndThenArchivedUnderTheSwedishDate() {
        export(NAME, "Åsa");

        hub.pollTwice();

        assertThat(hub.intake.texts()).containsExactly("Åsa");
        assertThat(hub.intake.arrivals)
                .containsExactly(new Arrival(
                        "DECISION_FILE",
                        "exempelkommun",
                        HubUnderTest.ROUTE,
                        OUT + "/" + new FileName(NAME).alias() + "|" + WRITTEN.getEpochSecond() + "|4",
                        NAME,
                        104857600));
        assertThat(names(OUT)).isEmpty();
        assertThat(names(ARCHIVE))
                .containsExactly(NAME + "." + Sha256.hex(bytes("Åsa")).substring(0, 8));
        assertThat(hub.events.told).containsExactly("up");
    }

    @Test
    void oneLookIsNotEnough() {
        export(NAME, "x");

        hub.pollAfter(Duration.ofSeconds(30));

        assertThat(hub.intake.stored).isEmpty();
        assertThat(names(OUT)).hasSize(2);
    }

    @Test
    void fileThatIsStillBeingWrittenIsNeverReadInPart() {
        StringBuilder written = new StringBuilder();
        for (int line = 0; line < 5; line++) {
            written.append("rad ").append(line).append('\n');
            // The careless writer: marker first, then the file, line by line.
            procapita.put(OUT, NAME, bytes(written.toString()), WRITTEN.plusSeconds(line));
            procapita.put(OUT, NAME + ".done", new byte[0], WRITTEN.plusSeconds(60));
            hub.pollAfter(Duration.ofSeconds(30));
        }
        assertThat(hub.intake.stored).isEmpty();

        hub.pollAfter(Duration.ofSeconds(30));

        assertThat(hub.intake.texts()).containsExactly(written.toString());
    }

    @Test
    void fileWithoutDoneMarkerIsUntouchedThenAlertedOnceThenPickedUpOnce() {
        procapita.put(OUT, NAME, bytes("<beslut"), WRITTEN);

        hub.pollAfter(Duration.ofMinutes(1)).pollAfter(Duration.ofMinutes(29));
        assertThat(hub.events.told).containsExactly("up");
        hub.pollAfter(Duration.ofMinutes(1)).pollAfter(Duration.ofMinutes(1));
        assertThat(hub.events.told).containsExactly("up", "alert INCOMPLETE_FILE " + new FileName(NAME).alias());
        assertThat(hub.intake.stored).isEmpty();

        procapita.put(OUT, NAME, bytes("<beslut/>"), WRITTEN.plusSeconds(1));
        procapita.put(OUT, NAME + ".done", new byte[0], WRITTEN.plusSeconds(2));
        hub.pollTwice().pollTwice();

        assertThat(hub.intake.texts()).containsExactly("<beslut/>");
        assertThat(hub.intake.repeats).isZero();
        assertThat(hub.events.told).hasSize(2);
    }

    @Test
    void markerLeftFromAnEarlierFileVouchesForNothing() {
        procapita.put(OUT, NAME + ".done", new byte[0], WRITTEN.minusSeconds(3600));
        procapita.put(OUT, NAME, bytes("<halv"), WRITTEN);

        hub.pollTwice();

        assertThat(hub.intake.stored).isEmpty();
    }

    @Test
    void fileReplacedBetweenListingAndReadingIsReadOnlyAsTheNewOne() {
        export("a.xml", "första");
        export(NAME, "gammal");
        hub.pollAfter(Duration.ofSeconds(30));
        // While the first file of the batch is read, the second is replaced.
        hub.intake.afterLastByte = () -> replace(NAME, "nyare");
        hub.pollAfter(Duration.ofSeconds(30));
        assertThat(hub.intake.texts()).containsExactly("första");

        hub.pollTwice();

        assertThat(hub.intake.texts()).containsExactly("första", "nyare");
    }

    @Test
    void fileReplacedWhileItIsReadIsNotStoredThen() {
        export(NAME, "gammal");
        hub.pollAfter(Duration.ofSeconds(30));
        hub.intake.afterLastByte = () -> replace(NAME, "nyare");

        hub.pollAfter(Duration.ofSeconds(30));
        assertThat(hub.intake.stored).isEmpty();
        assertThat(hub.events.told).contains("alert FILE_CHANGED_DURING_READ " + new FileName(NAME).alias());

        hub.pollTwice();
        assertThat(hub.intake.texts()).containsExactly("nyare");
    }

    @Test
    void fileReplacedJustBeforeTheArchivingIsPutBackAndPickedUp() {
        export(NAME, "gammal");
        hub.pollAfter(Duration.ofSeconds(30));
        procapita.whims().beforeNextMove(() -> replace(NAME, "nyare"));

        hub.pollAfter(Duration.ofSeconds(30));
        assertThat(hub.intake.texts()).containsExactly("gammal");
        assertThat(procapita.home().resolve(OUT + "/" + NAME)).hasContent("nyare");
        assertThat(hub.events.told).contains("alert FILE_CHANGED_DURING_READ " + new FileName(NAME).alias());

        hub.pollTwice();
        assertThat(hub.intake.texts()).containsExactly("gammal", "nyare");
        assertThat(names(OUT)).isEmpty();
    }

    @Test
    void failedCommitLeavesTheFileAndTheNextPollTriesAgain() {
        export(NAME, "x");
        hub.intake.databaseDown = true;
        hub.pollTwice();
        assertThat(names(OUT)).containsExactly(NAME, NAME + ".done");

        hub.intake.databaseDown = false;
        hub.pollAfter(Duration.ofSeconds(30));

        assertThat(hub.intake.texts()).containsExactly("x");
        assertThat(names(OUT)).isEmpty();
    }

    @Test
    void lostReplyToTheArchivingDoesNotMakeItTwice() {
        export(NAME, "x");
        hub.pollAfter(Duration.ofSeconds(30));
        procapita.whims().loseNextRenameReply();

        hub.pollAfter(Duration.ofSeconds(30)).pollTwice();

        assertThat(hub.intake.texts()).containsExactly("x");
        assertThat(hub.intake.repeats).isZero();
        assertThat(names(ARCHIVE)).hasSize(1);
    }

    @Test
    void refusedArchivingIsRepeatedWithoutStoringAgain() {
        export(NAME, "x");
        procapita.whims().denyMoves();
        hub.pollTwice().pollAfter(Duration.ofSeconds(30));
        assertThat(hub.intake.texts()).containsExactly("x");
        assertThat(hub.intake.repeats).isOne();
        assertThat(names(OUT)).as("file and marker stay together").containsExactly(NAME, NAME + ".done");
        assertThat(hub.events.told).containsOnlyOnce("alert SFTP_REFUSED " + new FileName(NAME).alias());

        procapita.whims().behave();
        hub.pollAfter(Duration.ofSeconds(30));
        assertThat(names(OUT)).isEmpty();
        assertThat(hub.intake.stored).hasSize(1);
    }

    @Test
    void lineCutMidFileLeavesItForTheNextPoll() {
        String long_ = "rad\n".repeat(100_000);
        export(NAME, long_);
        procapita.whims().cutNextDownloadAt(200_000);

        hub.pollTwice();
        assertThat(hub.intake.stored).isEmpty();

        hub.pollAfter(Duration.ofSeconds(30));
        assertThat(hub.intake.texts()).containsExactly(long_);
    }

    @Test
    void sameNameWithNewContentIsANewArrivalAndSameContentAgainIsArchivedBeside() {
        export(NAME, "ett");
        hub.pollTwice();
        procapita.export(OUT, NAME, bytes("två"), WRITTEN.plusSeconds(60));
        hub.pollTwice();
        procapita.export(OUT, NAME, bytes("två"), WRITTEN.plusSeconds(120));
        hub.pollTwice();

        assertThat(hub.intake.texts()).containsExactly("ett", "två", "två");
        assertThat(names(ARCHIVE)).hasSize(3);
    }

    private void export(String name, String text) {
        procapita.export(OUT, name, bytes(text), WRITTEN);
    }

    private void replace(String name, String text) {
        procapita.export(OUT, name, bytes(text), WRITTEN.plusSeconds(7));
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
