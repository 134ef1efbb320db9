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

/** Keys in files, and what is done with them. */
class SecretsTest {

    private static final byte[] PLAIN = "Öhrström-Ängqvist".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path content;
    private Path index;

    @BeforeEach
    void create() throws IOException {
        content = folder.resolve("keys/content.json");
        index = folder.resolve("keys/index.hex");
        KeyFiles.create(content, index);
    }

    @Test
    void keyFilesAreTheirOwnersAlone() throws IOException {
        for (Path file : new Path[] {content, index}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keyIsNeverOverwritten() throws IOException {
        String before = Files.readString(content) + Files.readString(index);
        Path other = folder.resolve("keys/other.json");
        assertThatThrownBy(() -> KeyFiles.create(content, folder.resolve("keys/new.hex")))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> KeyFiles.create(other, index)).isInstanceOf(FaultException.class);
        assertThat(Files.readString(content) + Files.readString(index)).isEqualTo(before);
        assertThat(other).doesNotExist();
    }

    @Test
    void cellIsReadInItsOwnPlaceOnly() {
        ColumnCipher cipher = new ColumnCipher(KeyFiles.contentKeys(content));
        byte[] cell = cipher.encrypt("purchase_case", "content", "EXE-1", PLAIN);

        assertThat(cipher.decrypt("purchase_case", "content", "EXE-1", cell)).isEqualTo(PLAIN);
        assertUnreadable(cipher, "purchase_case", "content", "EXE-2", cell);
        assertUnreadable(cipher, "purchase_case", "other", "EXE-1", cell);
        assertUnreadable(cipher, "payload", "content", "EXE-1", cell);
        cell[cell.length - 1] ^= 1;
        assertUnreadable(cipher, "purchase_case", "content", "EXE-1", cell);
    }

    @Test
    void sameValueIsNeverTheSameCell() {
        ColumnCipher cipher = new ColumnCipher(KeyFiles.contentKeys(content));
        assertThat(cipher.encrypt("t", "c", "r", PLAIN)).isNotEqualTo(cipher.encrypt("t", "c", "r", PLAIN));
    }

    @Test
    void lookUpIsSteadyAndSeparatesMunicipalitiesDomainsAndKeys() throws IOException {
        BlindIndex blind = new BlindIndex(KeyFiles.indexKey(index));
        KeyFiles.create(folder.resolve("b/content.json"), folder.resolve("b/index.hex"));
        BlindIndex otherKey = new BlindIndex(KeyFiles.indexKey(folder.resolve("b/index.hex")));
        byte[] hash = blind.of("person", "kommun", "189001019802");

        assertThat(hash).hasSize(32).isEqualTo(blind.of("person", "kommun", "189001019802"));
        assertThat(blind.of("person", "grannkommun", "189001019802")).isNotEqualTo(hash);
        assertThat(blind.of("decision", "kommun", "189001019802")).isNotEqualTo(hash);
        assertThat(otherKey.of("person", "kommun", "189001019802")).isNotEqualTo(hash);
    }

    @Test
    void shortIndexKeyIsRefused() {
        assertThatThrownBy(() -> new BlindIndex(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertUnreadable(ColumnCipher cipher, String table, String column, String row, byte[] cell) {
        assertThatThrownBy(() -> cipher.decrypt(table, column, row, cell))
                .isInstanceOfSatisfying(
                        FaultException.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.DECRYPTION_FAILED));
    }
}
