package se.inkopsnavet.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** A new key while nodes run: whatever one of them writes, all of them read. */
class KeyRotationTest {

    private static final byte[] PLAIN = "åäö".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve("content.json");
        KeyFiles.create(file, folder.resolve("index.hex"));
    }

    @Test
    void nodesOnEitherSideOfAStepReadEachOther() {
        ColumnCipher before = cipher();
        assertThat(KeyRotation.next(file)).isEqualTo(KeyRotation.Step.ADDED);
        ColumnCipher added = cipher();
        assertThat(KeyRotation.next(file)).isEqualTo(KeyRotation.Step.IN_USE);
        ColumnCipher inUse = cipher();

        assertThat(read(before, write(added))).isEqualTo(PLAIN);
        assertThat(read(added, write(before))).isEqualTo(PLAIN);
        assertThat(read(added, write(inUse))).isEqualTo(PLAIN);
        assertThat(read(inUse, write(before))).isEqualTo(PLAIN);
        // Why there are two steps: this node was not restarted between them.
        assertThatThrownBy(() -> read(before, write(inUse)))
                .isInstanceOfSatisfying(
                        FaultException.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.DECRYPTION_FAILED));
    }

    @Test
    void everyOldKeyGoesOnReading() {
        byte[] first = write(cipher());
        for (int step = 0; step < 6; step++) {
            KeyRotation.next(file);
        }
        assertThat(read(cipher(), first)).isEqualTo(PLAIN);
    }

    @Test
    void fileStaysItsOwnersAndNothingIsLeftBesideIt() throws IOException {
        KeyRotation.next(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void fileThatHoldsNoKeysIsLeftAsItIs() throws IOException {
        Files.writeString(file, "nonsense");

        assertThatThrownBy(() -> KeyRotation.next(file))
                .isInstanceOfSatisfying(
                        FaultException.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.CONFIGURATION));
        assertThat(file).hasContent("nonsense");
    }

    private ColumnCipher cipher() {
        return new ColumnCipher(KeyFiles.contentKeys(file));
    }

    private static byte[] write(ColumnCipher cipher) {
        return cipher.encrypt("t", "c", "1", PLAIN);
    }

    private static byte[] read(ColumnCipher cipher, byte[] sealed) {
        return cipher.decrypt("t", "c", "1", sealed);
    }
}
