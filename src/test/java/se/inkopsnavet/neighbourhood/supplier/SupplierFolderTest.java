package se.inkopsnavet.neighbourhood.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.BATCH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Kind;

class SupplierFolderTest {

    private static final String NAME = "kundlista_exempelkommun_000001_6f1c2f0e.p7m";

    @TempDir
    private Path folder;

    private Path lists;
    private Path answers;

    @BeforeEach
    void folders() throws IOException {
        lists = Files.createDirectories(folder.resolve("listor-in"));
        answers = folder.resolve("kvittenser-ut");
    }

    private SupplierFolder supplier() {
        return new SupplierFolder(
                HubSide.SUPPLIER_KEYS,
                new SupplierRecord(folder.resolve("record"), false),
                lists,
                answers,
                Clock.fixed(HubSide.NOW, ZoneOffset.UTC));
    }

    private byte[] drop(String name) throws IOException {
        byte[] file = HubSide.list("livs-fil", BATCH, HubSide.rows(3));
        Files.write(lists.resolve(name), file);
        return file;
    }

    @Test
    void fileIsAnsweredByAFileWithItsMarker() throws IOException {
        drop(NAME);

        assertThat(supplier().poll()).isEqualTo(1);

        Path answer = answers.resolve("kvittens_" + BATCH + ".csv");
        Acknowledgement ack = HubSide.acknowledgement(Files.readAllBytes(answer));
        assertThat(ack.batchId()).isEqualTo(BATCH);
        assertThat(ack.lines()).hasSize(3);
        assertThat(answers.resolve("kvittens_" + BATCH + ".csv.done")).isEmptyFile();
    }

    @Test
    void fileIsRecordedOnceAlsoAfterARestart() throws IOException {
        byte[] file = drop(NAME);
        supplier().poll();

        SupplierFolder again = supplier();

        assertThat(again.poll()).isZero();
        assertThat(again.record().entries())
                .extracting(Entry::kind, Entry::sha256)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Kind.LIST, Sha256.of(file)));
    }

    @Test
    void unfinishedFilesAreLeftAlone() throws IOException {
        drop(NAME + ".part");
        drop("." + NAME);

        assertThat(supplier().poll()).isZero();
    }

    @Test
    void silentSupplierRecordsAndWritesNothing() throws IOException {
        drop(NAME);
        SupplierFolder supplier = supplier();
        supplier.behave(Behaviour.silence());

        supplier.poll();

        assertThat(answers).doesNotExist();
        assertThat(supplier.record().registered()).hasSize(3);
    }

    @Test
    void fileThatIsNoListIsRecordedAndNotAnswered() throws IOException {
        Files.writeString(lists.resolve(NAME), "#KUNDLISTA;1;x\n");
        SupplierFolder supplier = supplier();

        supplier.poll();

        assertThat(supplier.record().entries()).extracting(Entry::kind).containsExactly(Kind.OTHER);
        assertThat(answers).doesNotExist();
    }
}
