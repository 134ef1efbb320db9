package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;
import se.inkopsnavet.privacy.Sha256;

/** A file that is not there after an attempt whose end nobody saw: never arrived, or fetched already? The agreement with the supplier says. */
class AfterPickupTest {

    private static final String NAME = "kundlista_exempelkommun_000042_0a1b2c3d.p7m";
    private static final byte[] BYTES = "kundlista".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private static final Parcel PARCEL = new Parcel(
            new UUID(0, 1), "CUSTOMER_LIST", "m", "m/s", NAME, new Parcel.Whole(BYTES), Sha256.hex(BYTES), 1);
    private static final Delivery DELIVERED = new Delivery.Delivered(NAME);
    private static final AfterPickup STAYS = new AfterPickup.Stays();
    private static final AfterPickup ARCHIVED = new AfterPickup.Archived("done");
    private static final AfterPickup REMOVED = new AfterPickup.Removed();

    @TempDir
    Path folder;

    private SftpNeighbour supplier;

    @BeforeEach
    void open() throws Exception {
        supplier = SftpNeighbour.open(folder);
        Files.createDirectories(supplier.home().resolve("in"));
        Files.createDirectories(supplier.home().resolve("done"));
    }

    @AfterEach
    void close() throws Exception {
        supplier.close();
    }

    /** The rename was done, the reply lost, and the supplier's system was quick. */
    private void publishedAndReplyLost(AfterPickup afterPickup) {
        supplier.whims().loseNextRenameReply();
        assertThat(channel(afterPickup).deliver(PARCEL)).isInstanceOf(Delivery.Unknown.class);
        assertThat(file()).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fetchedAndRemovedFileIsNeverSentAgain(boolean openSsh) throws Exception {
        if (openSsh) {
            supplier.beOpenSsh();
        }
        publishedAndReplyLost(REMOVED);
        Files.delete(file());

        assertThat(channel(REMOVED).reconcile(PARCEL))
                .isEqualTo(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "not there"));
        assertThat(supplier.received()).hasSize(1);
    }

    @Test
    void fetchedAndArchivedFileIsFoundInTheArchive() throws Exception {
        publishedAndReplyLost(ARCHIVED);
        Files.move(file(), supplier.home().resolve("done").resolve(NAME));

        assertThat(channel(ARCHIVED).reconcile(PARCEL)).isEqualTo(DELIVERED);
        assertThat(supplier.received()).hasSize(1);
    }

    @Test
    void fileThatIsHalfwayIntoTheArchiveIsAskedForAgain() throws Exception {
        publishedAndReplyLost(ARCHIVED);
        Files.delete(file());
        Files.writeString(supplier.home().resolve("done").resolve(NAME), "kund");

        assertThat(channel(ARCHIVED).reconcile(PARCEL)).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void archiveThatCannotBeSeenProvesNothing() throws Exception {
        publishedAndReplyLost(ARCHIVED);
        Files.delete(file());
        Files.delete(supplier.home().resolve("done"));

        assertThat(channel(ARCHIVED).reconcile(PARCEL))
                .isEqualTo(new Delivery.Unknown(Fault.CONFIGURATION, "archive folder"));
    }

    @Test
    void fileThatIsNeitherInTheFolderNorInTheArchiveNeverCame() {
        assertThat(channel(ARCHIVED).reconcile(PARCEL)).isInstanceOf(Delivery.Failed.class);
        assertThat(channel(STAYS).reconcile(PARCEL)).isInstanceOf(Delivery.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void workingNameThatIsLeftProvesThatNothingWasPublished(boolean openSsh) throws Exception {
        if (openSsh) {
            supplier.beOpenSsh();
        }
        supplier.whims().cutNextUploadAt(40_000);
        assertThat(channel(REMOVED).deliver(PARCEL)).isInstanceOf(Delivery.Unknown.class);

        assertThat(channel(REMOVED).reconcile(PARCEL))
                .isEqualTo(new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "part left"));
        assertThat(channel(REMOVED).deliver(PARCEL)).isEqualTo(DELIVERED);
    }

    /** On OpenSSH a file is linked and then unlinked from its working name: between the two a fetched file leaves a working name behind. */
    @Test
    void workingNameOfALinkedFileProvesNothing() throws Exception {
        supplier.beOpenSsh();
        publishedAndReplyLost(REMOVED);
        Files.delete(file());
        assertThat(litter()).isEqualTo(1);

        assertThat(channel(REMOVED).reconcile(PARCEL)).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void checksumAloneProvesThatTheFileWasThere() throws Exception {
        channel(REMOVED).deliver(PARCEL);
        Files.delete(file());

        assertThat(channel(REMOVED).reconcile(PARCEL)).isEqualTo(DELIVERED);
    }

    /** Else its rows could be taken back, or sent again, although the supplier has them. */
    @Test
    void fileWhoseChecksumCannotBeWrittenIsOutAllTheSame() throws Exception {
        Files.writeString(supplier.home().resolve("in").resolve(NAME + ".sha256"), "somebody else's");

        assertThat(channel(STAYS).deliver(PARCEL)).isEqualTo(new Delivery.Unknown(Fault.SFTP_REFUSED, "checksum"));
        assertThat(channel(STAYS).reconcile(PARCEL)).isInstanceOf(Delivery.Unknown.class);
        Files.delete(supplier.home().resolve("in").resolve(NAME + ".sha256"));
        assertThat(channel(STAYS).reconcile(PARCEL)).isEqualTo(DELIVERED);
        assertThat(litter()).isZero();
    }

    private Path file() {
        return supplier.home().resolve("in").resolve(NAME);
    }

    private long litter() throws Exception {
        try (var files = Files.list(supplier.home().resolve("in"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    private SftpChannel channel(AfterPickup afterPickup) {
        SftpServer server = new SftpServer(
                "localhost",
                supplier.port(),
                SftpNeighbour.USER,
                supplier.knownHosts(),
                null,
                () -> SftpNeighbour.PASSWORD,
                "in",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        return new SftpChannel("m/s", server, afterPickup, Checkpoint.NONE);
    }
}
