package se.inkopsnavet.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.procapita.ReceiptFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.privacy.Sha256;

/** What stays of a file's bytes when it is done with (docs/decisions/0077). */
class WholeFileTest {

    private static final byte[] FILE = "Portkod 4711".getBytes(UTF_8);

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final HomeMappingFiles mappings = new HomeMappingFiles(Path.of(""));
    private final Receipts receipts = new Receipts(
            new ReceiptFile(mappings),
            FaultCatalogue.load(mappings.open("operations/faults.yaml")),
            bench.outbox(Duration.ofDays(1)));
    private final WholeFile whole = new WholeFile(
            bench.parts, bench.messages, bench.payloads, bench.keys, bench.index, receipts, bench.transaction);

    @Test
    void theBytesOfARefusedFileAreKeptUntilTheyArePurged() throws IOException {
        Claim claim = accepted("TEST", "a");

        whole.refused(claim, new FaultException(Fault.CONTROL_TOTAL, "line 4"));

        assertThat(bench.state(claim.messageId())).isEqualTo("REJECTED");
        assertThat(bench.payloads.read(claim.payloadId())).isEqualTo(FILE);
        assertThat(bench.column(claim.messageId(), "payload_id")).isNotNull();
    }

    @Test
    void aRefusedFileThatMayHoldASecretIsGoneWithItsKey() throws IOException {
        Claim claim = accepted("SHREDDABLE", "b");

        whole.refused(claim, new FaultException(Fault.CONTROL_TOTAL, "line 4"));

        assertThat(bench.state(claim.messageId())).isEqualTo("REJECTED");
        assertGone(claim);
    }

    @Test
    void soIsOneWhoseRecordsAreDecidedAndOneThatIsARepeat() throws IOException {
        Claim first = accepted("SHREDDABLE", "c");
        Claim again = accepted("SHREDDABLE", "d");

        Optional<Outcome> fresh = whole.repeated(first, "FLOW", "label", Sha256.hex(FILE));
        Optional<Outcome> repeat =
                bench.transaction.execute(status -> whole.repeated(again, "FLOW", "label", Sha256.hex(FILE)));
        assertThat(fresh).isEmpty();
        assertThat(repeat).isPresent();
        whole.decided(first);

        assertThat(bench.state(first.messageId())).isEqualTo("CONFIRMED");
        assertGone(first);
        assertThat(bench.state(again.messageId())).isEqualTo("DUPLICATE");
        assertGone(again);
    }

    private static void assertGone(Claim claim) {
        assertThat(bench.count("payload where id = ?", claim.payloadId())).isZero();
        assertThat(bench.transitKeys.find(claim.payloadId())).isEmpty();
    }

    private static Claim accepted(String flow, String transportId) throws IOException {
        Arrival arrival = new Arrival(flow, "kommun", "route", transportId, "fil.xml", 100);
        UUID message = bench.intake
                .accept(arrival, new ByteArrayInputStream(FILE), () -> true)
                .messageId();
        UUID payload = UUID.fromString(bench.column(message, "payload_id"));
        return new Claim(message, flow, "kommun", payload, null, 0, 0, "fil.xml", null);
    }
}
