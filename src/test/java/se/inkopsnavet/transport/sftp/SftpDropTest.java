package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import se.inkopsnavet.neighbourhood.FaultyLine;
import se.inkopsnavet.neighbourhood.sftp.Received;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;
import se.inkopsnavet.privacy.Sha256;

/** reliability.md §2.4, B43, B45, F13–F16: a dropped file is there whole and once, or provably not. */
class SftpDropTest {

    private static final String NAME = "kundlista_exempelkommun_000041_3f2a9c1d.csv";
    private static final byte[] BYTES = "Trångsund;torsdag\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private static final String SHA = Sha256.hex(BYTES);
    private static final Parcel PARCEL = new Parcel(
            new UUID(0, 1),
            "CUSTOMER_LIST",
            "exempelkommun",
            "exempelkommun/livs/fil",
            NAME,
            new Parcel.Whole(BYTES),
            SHA,
            1);

    @TempDir
    Path folder;

    private SftpNeighbour supplier;

    @BeforeEach
    void open() throws Exception {
        supplier = SftpNeighbour.open(folder);
        Files.createDirectories(supplier.home().resolve("in"));
    }

    @AfterEach
    void close() throws Exception {
        supplier.close();
    }

    @Test
    void fileComesWholeUnderItsFinalNameWithItsChecksum() throws Exception {
        assertThat(channel().deliver(PARCEL)).isEqualTo(new Delivery.Delivered(NAME));

        assertThat(Files.readAllBytes(supplier.home().resolve("in/" + NAME))).isEqualTo(BYTES);
        assertThat(Files.readString(supplier.home().resolve("in/" + NAME + ".sha256")))
                .isEqualTo(SHA + "  " + NAME + "\n");
        assertThat(supplier.received())
                .extracting(Received::name)
                .containsExactly("in/" + NAME, "in/" + NAME + ".sha256");
        assertNoLitter();
    }

    @Test
    void keyLoginWorksWithoutPassword() {
        SftpServer byKey = server(supplier.privateKey(), false);

        assertThat(channel(byKey).deliver(PARCEL)).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void sameFileAlreadyThereIsDeliveredAndNotSentAgain() {
        channel().deliver(PARCEL);

        assertThat(channel().deliver(PARCEL)).isEqualTo(new Delivery.Delivered(NAME));
        assertThat(supplier.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherFileWithOurNameIsNeverOverwritten(boolean openSsh) throws Exception {
        if (openSsh) {
            supplier.beOpenSsh();
        }
        supplier.put("in", NAME, "theirs".getBytes(StandardCharsets.UTF_8), Instant.now());

        assertThat(channel().deliver(PARCEL)).isEqualTo(new Delivery.Refused(Fault.TARGET_NAME_TAKEN, NAME));
        assertThat(supplier.home().resolve("in/" + NAME)).hasContent("theirs");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nameTakenBetweenLookAndRenameIsNotOverwritten(boolean openSsh) throws Exception {
        if (openSsh) {
            supplier.beOpenSsh();
        }
        supplier.whims()
                .beforeNextMove(
                        () -> supplier.put("in", NAME, "theirs".getBytes(StandardCharsets.UTF_8), Instant.now()));

        assertThat(channel().deliver(PARCEL)).isEqualTo(new Delivery.Refused(Fault.TARGET_NAME_TAKEN, NAME));
        assertThat(supplier.home().resolve("in/" + NAME)).hasContent("theirs");
        assertNoLitter();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4096, 45_000, 94_999})
    void cutUnderWayLeavesNothingUnderTheFinalNameAndTheRepeatMakesOneWholeFile(long at) throws Exception {
        supplier.whims().cutNextUploadAt(at);

        assertThat(channel().deliver(PARCEL)).isInstanceOf(Delivery.Unknown.class);
        assertThat(supplier.received()).isEmpty();
        assertThat(channel().reconcile(PARCEL)).isInstanceOf(Delivery.Failed.class);

        assertThat(channel().deliver(PARCEL)).isEqualTo(new Delivery.Delivered(NAME));
        assertThat(supplier.received().get(0)).extracting(Received::sha256).isEqualTo(SHA);
        assertThat(supplier.received()).hasSize(2);
        assertNoLitter();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lostReplyToTheRenameIsUnknownAndTheNextAttemptFindsTheFile(boolean openSsh) throws Exception {
        if (openSsh) {
            supplier.beOpenSsh();
        }
        supplier.whims().loseNextRenameReply();

        assertThat(channel().deliver(PARCEL)).isInstanceOf(Delivery.Unknown.class);
        // The file is there, its checksum is not: the look completes it.
        assertThat(channel().reconcile(PARCEL)).isEqualTo(new Delivery.Delivered(NAME));
        assertThat(supplier.received())
                .extracting(Received::name)
                .containsExactly("in/" + NAME, "in/" + NAME + ".sha256");
    }

    @Test
    void diskFullFailsAndLeavesNoLitter() throws Exception {
        supplier.whims().fillDisk();

        assertThat(channel().deliver(PARCEL))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.fault())
                        .isEqualTo(Fault.SFTP_REFUSED));
        assertThat(supplier.received()).isEmpty();
        assertNoLitter();
    }

    @Test
    void deniedWritingFails() {
        supplier.whims().denyWrites();

        assertThat(channel().deliver(PARCEL))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.fault())
                        .isEqualTo(Fault.SFTP_REFUSED));
    }

    @Test
    void deniedRenameFailsAndLeavesNoLitter() throws Exception {
        supplier.whims().denyMoves();

        assertThat(channel().deliver(PARCEL)).isInstanceOf(Delivery.Failed.class);
        assertNoLitter();
    }

    @Test
    void changedHostKeyStopsBeforeAnyLogin() throws Exception {
        supplier.changeHostKey();

        assertThat(channel().deliver(PARCEL)).isEqualTo(new Delivery.Failed(Fault.HOST_KEY_MISMATCH, "connect"));
        assertThat(supplier.loginAttempts()).isZero();
        assertThat(supplier.received()).isEmpty();
    }

    @Test
    void refusedConnectionFailsAndIsUnknownWhenReconciling() throws Exception {
        SftpChannel channel = channel();
        supplier.goAway();

        assertThat(channel.deliver(PARCEL)).isEqualTo(new Delivery.Failed(Fault.SFTP_UNREACHABLE, "connect"));
        assertThat(channel.reconcile(PARCEL)).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void hangingServerIsCutAtTheDeadline() {
        supplier.whims().beSlow(Duration.ofSeconds(30));
        SftpServer hasty = at(supplier.port(), Duration.ofSeconds(5), Duration.ofSeconds(1));

        assertThat(channel(hasty).deliver(PARCEL)).isInstanceOf(Delivery.Unknown.class);
    }

    /** Each byte is in time for itself; without the deadline the greeting alone would take a minute, and the keys an hour. */
    @Test
    void serverThatDribblesItsGreetingIsCutAtTheDeadline() throws Exception {
        try (FaultyLine line = FaultyLine.to(supplier.port())) {
            supplier.pinHostKeyAt(line.port());
            SftpChannel channel = channel(at(line.port(), Duration.ofSeconds(10), Duration.ofSeconds(2)));
            line.dribble(Duration.ofSeconds(2));

            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(channel.deliver(PARCEL))
                    .isEqualTo(new Delivery.Failed(Fault.SFTP_UNREACHABLE, "connect")));
        }
    }

    @Test
    void silentOrRefusingLineFailsAndABrokenOneIsUnknown() throws Exception {
        try (FaultyLine line = FaultyLine.to(supplier.port())) {
            supplier.pinHostKeyAt(line.port());
            SftpChannel channel = channel(at(line.port(), Duration.ofSeconds(1), Duration.ofSeconds(10)));
            line.block();
            assertThat(channel.deliver(PARCEL)).isEqualTo(new Delivery.Failed(Fault.SFTP_UNREACHABLE, "connect"));
            line.mend();
            line.refuse();
            assertThat(channel.deliver(PARCEL)).isEqualTo(new Delivery.Failed(Fault.SFTP_UNREACHABLE, "connect"));
            line.mend();
            line.cutNextAfterSent(50_000);
            assertThat(channel.deliver(PARCEL)).isInstanceOf(Delivery.Unknown.class);
            assertThat(channel.deliver(PARCEL)).isEqualTo(new Delivery.Delivered(NAME));
            assertThat(supplier.received()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.csv", "a/b.csv", "-x.csv", ".x", "*.csv", "a\nb.csv", ""})
    void unsafeNameIsRefusedBeforeConnecting(String name) {
        Parcel odd = new Parcel(new UUID(0, 1), "f", "m", "c", name, new Parcel.Whole(BYTES), SHA, 1);

        assertThat(channel().deliver(odd)).isEqualTo(new Delivery.Refused(Fault.FILE_NAME_REFUSED, "dedupId"));
        assertThat(supplier.loginAttempts()).isZero();
    }

    private void assertNoLitter() throws Exception {
        try (var files = Files.list(supplier.home().resolve("in"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    private SftpChannel channel() {
        return channel(server(null, true));
    }

    private static SftpChannel channel(SftpServer server) {
        return new SftpChannel("exempelkommun/livs/fil", server, new AfterPickup.Stays(), Checkpoint.NONE);
    }

    private SftpServer server(Path key, boolean password) {
        return new SftpServer(
                "localhost",
                supplier.port(),
                SftpNeighbour.USER,
                supplier.knownHosts(),
                key,
                password ? () -> SftpNeighbour.PASSWORD : null,
                "in",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    private SftpServer at(int port, Duration quiet, Duration deadline) {
        return new SftpServer(
                "localhost",
                port,
                SftpNeighbour.USER,
                supplier.knownHosts(),
                null,
                () -> SftpNeighbour.PASSWORD,
                "in",
                quiet,
                deadline);
    }
}
