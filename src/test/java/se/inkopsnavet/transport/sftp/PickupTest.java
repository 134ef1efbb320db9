package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.transport.sftp.PickupBench.NAME;
import static se.inkopsnavet.transport.sftp.PickupBench.OUT;
import static se.inkopsnavet.transport.sftp.PickupBench.WRITTEN;
import static se.inkopsnavet.transport.sftp.PickupBench.bytes;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.privacy.Sha256;

/** reliability.md §2.1 K1–K6, F17–F18, B35–B37; AC-01-14: from the neighbour's folder to the ledger, whole and once. */
class PickupTest {

    private static final String ARCHIVE = "beslut/arkiv/20261202";

    @TempDir
    Path folder;

    @AutoClose
    private PickupBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new PickupBench(folder);
    }

    @Test
    void stableFileIsStoredAndThenArchivedUnderTheSwedishDate() {
        bench.export(NAME, "Åsa");

        bench.hub.pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactly("Åsa");
        assertThat(bench.hub.intake.arrivals)
                .containsExactly(new Arrival(
                        "DECISION_FILE",
                        "exempelkommun",
                        HubUnderTest.ROUTE,
                        OUT + "/" + new FileName(NAME).identity() + "|" + WRITTEN.getEpochSecond() + "|4",
                        NAME,
                        104857600));
        assertThat(bench.names(OUT)).isEmpty();
        assertThat(bench.names(ARCHIVE))
                .containsExactly(NAME + "." + Sha256.hex(bytes("Åsa")).substring(0, 8));
        assertThat(bench.hub.events.told).containsExactly("up");
    }

    @Test
    void oneLookIsNotEnough() {
        bench.export(NAME, "x");

        bench.hub.pollAfter(Duration.ofSeconds(30));

        assertThat(bench.hub.intake.stored).isEmpty();
        assertThat(bench.names(OUT)).hasSize(2);
    }

    @Test
    void fileThatIsStillBeingWrittenIsNeverReadInPart() {
        StringBuilder written = new StringBuilder();
        for (int line = 0; line < 5; line++) {
            written.append("rad ").append(line).append('\n');
            // The careless writer: marker first, then the file, line by line.
            bench.procapita.put(OUT, NAME, bytes(written.toString()), WRITTEN.plusSeconds(line));
            bench.procapita.put(OUT, NAME + ".done", new byte[0], WRITTEN.plusSeconds(60));
            bench.hub.pollAfter(Duration.ofSeconds(30));
        }
        assertThat(bench.hub.intake.stored).isEmpty();

        bench.hub.pollAfter(Duration.ofSeconds(30));

        assertThat(bench.hub.intake.texts()).containsExactly(written.toString());
    }

    @Test
    void fileWithoutDoneMarkerIsUntouchedThenAlertedOnceThenPickedUpOnce() {
        bench.procapita.put(OUT, NAME, bytes("<beslut"), WRITTEN);

        bench.hub.pollAfter(Duration.ofMinutes(1)).pollAfter(Duration.ofMinutes(29));
        assertThat(bench.hub.events.told).containsExactly("up");
        bench.hub.pollAfter(Duration.ofMinutes(1)).pollAfter(Duration.ofMinutes(1));
        assertThat(bench.hub.events.told).containsExactly("up", "alert INCOMPLETE_FILE " + new FileName(NAME).alias());
        assertThat(bench.hub.intake.stored).isEmpty();

        bench.procapita.put(OUT, NAME, bytes("<beslut/>"), WRITTEN.plusSeconds(1));
        bench.procapita.put(OUT, NAME + ".done", new byte[0], WRITTEN.plusSeconds(2));
        bench.hub.pollTwice().pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactly("<beslut/>");
        assertThat(bench.hub.intake.repeats).isZero();
        assertThat(bench.hub.events.told).hasSize(2);
    }

    @Test
    void markerLeftFromAnEarlierFileVouchesForNothing() {
        bench.procapita.put(OUT, NAME + ".done", new byte[0], WRITTEN.minusSeconds(3600));
        bench.procapita.put(OUT, NAME, bytes("<halv"), WRITTEN);

        bench.hub.pollTwice();

        assertThat(bench.hub.intake.stored).isEmpty();
    }

    @Test
    void fileReplacedBetweenListingAndReadingIsReadOnlyAsTheNewOne() {
        bench.export("a.xml", "första");
        bench.export(NAME, "gammal");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        // While the first file of the batch is read, the second is replaced.
        bench.hub.intake.afterLastByte = () -> replace(NAME, "nyare");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.hub.intake.texts()).containsExactly("första");

        bench.hub.pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactly("första", "nyare");
    }

    @Test
    void fileReplacedWhileItIsReadIsNotStoredThen() {
        bench.export(NAME, "gammal");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.hub.intake.afterLastByte = () -> replace(NAME, "nyare");

        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.hub.intake.stored).isEmpty();
        assertThat(bench.hub.events.told).contains("alert FILE_CHANGED_DURING_READ " + new FileName(NAME).alias());

        bench.hub.pollTwice();
        assertThat(bench.hub.intake.texts()).containsExactly("nyare");
    }

    @Test
    void fileReplacedJustBeforeTheArchivingIsPutBackAndPickedUp() {
        bench.export(NAME, "gammal");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.procapita.whims().beforeNextMove(() -> replace(NAME, "nyare"));

        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.hub.intake.texts()).containsExactly("gammal");
        assertThat(bench.procapita.home().resolve(OUT + "/" + NAME)).hasContent("nyare");
        assertThat(bench.hub.events.told).contains("alert FILE_CHANGED_DURING_READ " + new FileName(NAME).alias());

        bench.hub.pollTwice();
        assertThat(bench.hub.intake.texts()).containsExactly("gammal", "nyare");
        assertThat(bench.names(OUT)).isEmpty();
    }

    @Test
    void fileReplacedAfterTheCommitIsNotMovedEvenIfNobodyLivesToPutItBack() {
        bench.export(NAME, "gammal");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.hub.intake.afterCommit = () -> replace(NAME, "nyare");
        bench.procapita.whims().loseNextRenameReply();

        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.procapita.home().resolve(OUT + "/" + NAME)).hasContent("nyare");
        assertThat(bench.names(ARCHIVE)).isEmpty();
        assertThat(bench.hub.events.told).contains("alert FILE_CHANGED_DURING_READ " + new FileName(NAME).alias());

        bench.procapita.whims().behave();
        bench.hub.pollTwice();
        assertThat(bench.hub.intake.texts()).containsExactly("gammal", "nyare");
    }

    @Test
    void fileThatWasMovedUnreadByWhoDidNotLiveToSeeItIsFoundByItsMarker() {
        bench.export(NAME, "gammal");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.procapita.whims().beforeNextMove(() -> replace(NAME, "nyare"));
        bench.procapita.whims().loseNextRenameReply();

        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.names(OUT)).containsExactly(NAME + ".done");

        // One poll may be spent on finding out that the line is broken.
        bench.hub.pollTwice().pollTwice();
        assertThat(bench.hub.events.told).contains("alert FILE_CHANGED_DURING_READ " + new FileName(NAME).alias());
        assertThat(bench.hub.intake.texts()).containsExactly("gammal", "nyare");
        assertThat(bench.names(OUT)).isEmpty();
    }

    @Test
    void fileThatWasReadStaysInTheArchiveThoughItsMarkerWasLeft() {
        bench.export(NAME, "x");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.procapita.whims().loseNextRenameReply();

        bench.hub.pollAfter(Duration.ofSeconds(30)).pollTwice();

        assertThat(bench.names(ARCHIVE)).hasSize(1);
        assertThat(bench.names(OUT)).containsExactly(NAME + ".done");
        assertThat(bench.hub.intake.arrivals).hasSize(1);
    }

    @Test
    void fileThatCameAfterTheArchivingKeepsItsMarker() {
        bench.export(NAME, "gammal");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.procapita.whims().afterNextMove(() -> replace(NAME, "nyare"));

        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.names(OUT)).containsExactly(NAME, NAME + ".done");

        bench.hub.pollTwice();
        assertThat(bench.hub.intake.texts()).containsExactly("gammal", "nyare");
    }

    @Test
    void failedCommitLeavesTheFileAndTheNextPollTriesAgain() {
        bench.export(NAME, "x");
        bench.hub.intake.databaseDown = true;
        bench.hub.pollTwice();
        assertThat(bench.names(OUT)).containsExactly(NAME, NAME + ".done");

        bench.hub.intake.databaseDown = false;
        bench.hub.pollAfter(Duration.ofSeconds(30));

        assertThat(bench.hub.intake.texts()).containsExactly("x");
        assertThat(bench.names(OUT)).isEmpty();
    }

    @Test
    void lostReplyToTheArchivingDoesNotMakeItTwice() {
        bench.export(NAME, "x");
        bench.hub.pollAfter(Duration.ofSeconds(30));
        bench.procapita.whims().loseNextRenameReply();

        bench.hub.pollAfter(Duration.ofSeconds(30)).pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactly("x");
        assertThat(bench.hub.intake.repeats).isZero();
        assertThat(bench.names(ARCHIVE)).hasSize(1);
    }

    @Test
    void refusedArchivingIsRepeatedWithoutStoringAgain() {
        bench.export(NAME, "x");
        bench.procapita.whims().denyMoves();
        bench.hub.pollTwice().pollAfter(Duration.ofSeconds(30));
        assertThat(bench.hub.intake.texts()).containsExactly("x");
        assertThat(bench.hub.intake.repeats).isOne();
        assertThat(bench.names(OUT)).as("file and marker stay together").containsExactly(NAME, NAME + ".done");
        assertThat(bench.hub.events.told).containsOnlyOnce("alert SFTP_REFUSED " + new FileName(NAME).alias());

        bench.procapita.whims().behave();
        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.names(OUT)).isEmpty();
        assertThat(bench.hub.intake.stored).hasSize(1);
    }

    @Test
    void lineCutMidFileLeavesItForTheNextPoll() {
        String long_ = "rad\n".repeat(100_000);
        bench.export(NAME, long_);
        bench.procapita.whims().cutNextDownloadAt(200_000);

        bench.hub.pollTwice();
        assertThat(bench.hub.intake.stored).isEmpty();

        bench.hub.pollAfter(Duration.ofSeconds(30));
        assertThat(bench.hub.intake.texts()).containsExactly(long_);
    }

    @Test
    void sameNameWithNewContentIsANewArrivalAndSameContentAgainIsArchivedBeside() {
        bench.export(NAME, "ett");
        bench.hub.pollTwice();
        bench.procapita.export(OUT, NAME, bytes("två"), WRITTEN.plusSeconds(60));
        bench.hub.pollTwice();
        bench.procapita.export(OUT, NAME, bytes("två"), WRITTEN.plusSeconds(120));
        bench.hub.pollTwice();

        assertThat(bench.hub.intake.texts()).containsExactly("ett", "två", "två");
        assertThat(bench.names(ARCHIVE)).hasSize(3);
    }

    private void replace(String name, String text) {
        bench.procapita.export(OUT, name, bytes(text), WRITTEN.plusSeconds(7));
    }
}
