package se.inkopsnavet.neighbourhood.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.NOW;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;

class SupplierOverTimeTest {

    @TempDir
    private Path folder;

    private final List<byte[]> hubMailbox = new CopyOnWriteArrayList<>();
    private SupplierNeighbour supplier;

    @BeforeEach
    void open() {
        supplier = supplier(hubMailbox::add);
    }

    @AfterEach
    void close() {
        supplier.close();
    }

    private SupplierNeighbour supplier(Post post) {
        return new SupplierNeighbour(
                HubSide.SUPPLIER_KEYS, new SupplierRecord(folder, false), post, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void repeatedListGetsTheFirstAnswerAndHasNoSecondEffect() throws IOException {
        byte[] list = HubSide.list(3);
        supplier.receive(list);
        supplier.behave(Behaviour.oneRowTooMany());

        Entry repeat = supplier.receive(list);

        assertThat(repeat.delivery()).isEqualTo(2);
        assertThat(hubMailbox).hasSize(2);
        assertThat(hubMailbox.get(1)).isEqualTo(hubMailbox.get(0));
        assertThat(supplier.record().registered()).hasSize(3);
        assertThat(supplier.record().rows()).hasSize(6);
    }

    @Test
    void memoryOutlivesTheSupplier() throws IOException {
        byte[] list = HubSide.list(3);
        supplier.receive(list);

        SupplierNeighbour next = supplier(hubMailbox::add);
        next.receive(list);

        assertThat(hubMailbox).hasSize(2);
        assertThat(hubMailbox.get(1)).isEqualTo(hubMailbox.get(0));
        assertThat(next.record().entries()).extracting(Entry::number).containsExactly(1, 2);
        next.close();
    }

    @Test
    void sameListUnderAnotherIdIsADoubledEffect() throws IOException {
        supplier.receive(HubSide.list(1));
        UUID other = UUID.fromString("00000000-0000-4000-8000-000000000002");

        supplier.receive(HubSide.list("livs", other, HubSide.rows(1)));

        assertThat(supplier.record().registered())
                .extracting(SupplierRecord.Row::personnummer)
                .containsExactly("18900101-9802", "18900101-9802");
    }

    @Test
    void plannedBehaviourIsUsedOnce() throws IOException {
        supplier.once(Behaviour.silence());
        supplier.receive(HubSide.list(1));
        assertThat(hubMailbox).isEmpty();

        supplier.receive(HubSide.list("livs", UUID.randomUUID(), HubSide.rows(1)));

        assertThat(hubMailbox).hasSize(1);
    }

    @Test
    void mailboxIsReadOnItsOwnThread() {
        List<byte[]> mailbox = new CopyOnWriteArrayList<>();
        supplier.watch(seen -> mailbox.stream().skip(seen).toList(), Duration.ofMillis(20));
        mailbox.add(HubSide.list(1));
        mailbox.add(HubSide.list("livs", UUID.randomUUID(), HubSide.rows(1)));

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> hubMailbox.size() == 2);

        assertThat(supplier.record().entries()).hasSize(2);
    }

    @Test
    void answerThatCannotBeDeliveredIsTriedAgain() throws IOException {
        List<byte[]> delivered = new ArrayList<>();
        List<IOException> failures = new ArrayList<>(List.of(new IOException("down")));
        SupplierNeighbour unlucky = supplier(mail -> {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
            delivered.add(mail);
        });
        assertThatThrownBy(() -> unlucky.receive(HubSide.list(1))).hasMessage("down");

        unlucky.poll(seen -> List.of());

        assertThat(delivered).hasSize(1);
        unlucky.close();
    }
}
