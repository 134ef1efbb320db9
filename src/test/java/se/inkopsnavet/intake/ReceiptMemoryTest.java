package se.inkopsnavet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.procapita.ReceiptFile;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OneWayFlow;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.ledger.Parts.PartResult;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.mapping.HomeMappingFiles;

/** S-13, AC-05-24: a receipt is never held whole, whether it is read, written, stored or sent. */
class ReceiptMemoryTest {

    private static final int RECORDS = 40_000;
    private static final int CHUNK = 512 << 10;

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final HomeMappingFiles mappings = new HomeMappingFiles(Path.of(""));
    private final Outbox outbox = bench.outbox(Duration.ofDays(1));
    private final Receipts receipts = new Receipts(
            new ReceiptFile(mappings), FaultCatalogue.load(mappings.open("operations/faults.yaml")), outbox);
    private final Claim claim = new Claim(UUID.randomUUID(), "TEST", "kommun", null, null, 0, 0, "beslut.xml", null);
    private final UUID receipt = DerivedId.of("receipt", claim.messageId());

    @BeforeEach
    void clear() {
        bench.all.sql("call wipe('message, payload, attempt')").update();
    }

    @Test
    void resultsAreReadSomeAtATime() {
        UUID file = bench.received(null);
        bench.all
                .sql(
                        "insert into message (id, direction, flow, municipality, state, parent_id, position)"
                                + " select gen_random_uuid(), 'I', 'DECISION', 'kommun', 'CONFIRMED', ?, n from generate_series(1, 3500) n")
                .param(file)
                .update();
        Iterator<PartResult> results = bench.parts.results(file).iterator();
        List<PartResult> seen = new ArrayList<>(List.of(results.next()));

        bench.all
                .sql("update message set state = 'HELD' where parent_id = ? and position = 3400")
                .param(file)
                .update();
        results.forEachRemaining(seen::add);

        assertThat(seen)
                .extracting(PartResult::position)
                .isEqualTo(IntStream.rangeClosed(1, 3500).boxed().toList());
        assertThat(seen.get(3399).state()).as("was read after the first").isEqualTo(State.HELD);
        assertThat(StreamSupport.stream(bench.parts.results(file).spliterator(), false))
                .as("a second time from the beginning")
                .hasSize(3500);
    }

    @Test
    void aReceiptIsStoredAsItIsWritten() {
        AtomicInteger chunksAtTheLastLine = new AtomicInteger();
        bench.transaction.executeWithoutResult(status -> receipts.taken(
                claim,
                () -> results(() -> chunksAtTheLastLine.set(bench.jdbc
                        .sql("select count(*) from payload")
                        .query(Integer.class)
                        .single()))));

        long size = bench.payloads.read(UUID.fromString(bench.column(receipt, "payload_id"))).length;
        assertThat(size).isGreaterThan(2L * CHUNK);
        assertThat(chunksAtTheLastLine.get()).isGreaterThanOrEqualTo((int) (size / CHUNK) - 1);
    }

    private static Iterator<PartResult> results(Runnable atTheLast) {
        return IntStream.rangeClosed(1, RECORDS)
                .mapToObj(n -> {
                    if (n == RECORDS) {
                        atTheLast.run();
                    }
                    return new PartResult(n, "EXE-2026-000001", State.QUARANTINED, "INVALID_PERSON_ID");
                })
                .iterator();
    }

    @Test
    void aChannelThatReadsPiecemealIsNotHandedItWhole() {
        bench.transaction.executeWithoutResult(status -> receipts.taken(claim, () -> results(() -> {})));
        Piecemeal channel = new Piecemeal(new ArrayList<>());
        OutboundWorker worker = bench.outbound(outbox, new OneWayFlow(Receipts.FLOW), channel);

        bench.deliver(worker, receipt);

        assertThat(bench.state(receipt)).isEqualTo("CONFIRMED");
        Parcel parcel = channel.delivered().get(0);
        assertThat(parcel.content()).isInstanceOf(Parcel.Streamed.class);
        assertThat(bench.payloads.write(read(parcel)).sha256()).isEqualTo(parcel.sha256());
    }

    private static byte[] read(Parcel parcel) {
        try (InputStream in = parcel.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Piecemeal(List<Parcel> delivered) implements Channel {

        @Override
        public String name() {
            return "kommun/receipts";
        }

        @Override
        public Delivery deliver(Parcel parcel) {
            delivered.add(parcel);
            return new Delivery.Delivered("");
        }

        @Override
        public Delivery reconcile(Parcel parcel) {
            return new Delivery.Delivered("");
        }

        @Override
        public boolean readsPiecemeal() {
            return true;
        }
    }
}
