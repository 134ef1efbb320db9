package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Step 1: store, commit, then acknowledge. */
class AcceptTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @Test
    void acceptedBytesAreCommittedWithTheirTask() throws IOException {
        Acceptance acceptance = accept("a|1", "beslut åäö");

        assertThat(acceptance.repeated()).isFalse();
        assertThat(bench.state(acceptance.messageId())).isEqualTo("RECEIVED");
        assertThat(bench.payloads.read(UUID.fromString(bench.column(acceptance.messageId(), "payload_id"))))
                .isEqualTo("beslut åäö".getBytes(StandardCharsets.UTF_8));
        assertThat(tasks(acceptance)).isEqualTo(1);
    }

    @Test
    void lostAcknowledgementLeadsToTheSameMessage() throws IOException {
        Acceptance first = accept("b|1", "samma");
        Acceptance second = accept("b|1", "samma");

        assertThat(second.repeated()).isTrue();
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(bench.count(
                        "message where receipt_id in (select id from receipt where content_mark = ?)",
                        bench.marks.ofContent("kommun", first.sha256())))
                .isEqualTo(1);
        assertNoOrphans();
    }

    /** What came in before contents were marked is known by its SHA-256. */
    @Test
    void whatWasAcceptedBeforeThereWereMarksIsKnownAgain() throws IOException {
        Acceptance first = accept("före|1", "samma");
        bench.all
                .sql(
                        "update receipt set content_mark = null, content_sha256 = ? where id = (select receipt_id from message where id = ?)")
                .params(first.sha256(), first.messageId())
                .update();

        assertThat(accept("före|1", "samma")).isEqualTo(new Acceptance(first.messageId(), first.sha256(), true));
        assertThat(bench.state(accept("före|1", "annat").messageId())).isEqualTo("QUARANTINED");
    }

    @Test
    void sameIdentityWithOtherContentIsQuarantinedOnce() throws IOException {
        Acceptance first = accept("c|1", "ett");
        Acceptance other = accept("c|1", "två");
        Acceptance otherAgain = accept("c|1", "två");

        assertThat(bench.state(first.messageId())).isEqualTo("RECEIVED");
        assertThat(bench.state(other.messageId())).isEqualTo("QUARANTINED");
        assertThat(bench.column(other.messageId(), "fault")).isEqualTo("CONFLICTING_DUPLICATE");
        assertThat(otherAgain.repeated()).isTrue();
        assertThat(otherAgain.messageId()).isEqualTo(other.messageId());
    }

    @Test
    void tooLargeLeavesNothing() {
        assertRefused(Fault.TOO_LARGE, new ByteArrayInputStream(new byte[(1 << 21) + 1]), true);
    }

    @Test
    void emptyIsTakenInSoThatItsSenderCanBeTold() throws IOException {
        Acceptance empty = accept("empty|1", "");

        assertThat(bench.state(empty.messageId())).isEqualTo("RECEIVED");
    }

    @Test
    void changedDuringReadLeavesNothing() {
        assertRefused(Fault.FILE_CHANGED_DURING_READ, new ByteArrayInputStream(new byte[700_000]), false);
    }

    @Test
    void brokenLineLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 600_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("reset");
                }
                return 1;
            }
        };
        int before = bench.count("receipt");

        assertThatThrownBy(() -> bench.intake.accept(bench.arrival("broken|1"), broken, () -> true))
                .isInstanceOf(IOException.class);

        assertThat(bench.count("receipt")).isEqualTo(before);
        assertNoOrphans();
    }

    private static void assertRefused(Fault fault, InputStream bytes, boolean unchanged) {
        int before = bench.count("receipt");
        assertThatThrownBy(() -> bench.intake.accept(bench.arrival(fault + "|1"), bytes, () -> unchanged))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(fault));
        assertThat(bench.count("receipt")).isEqualTo(before);
        assertNoOrphans();
    }

    private static void assertNoOrphans() {
        assertThat(bench.count("payload p where not exists (select from message m where m.payload_id = p.id)"))
                .isZero();
    }

    private static int tasks(Acceptance acceptance) {
        return bench.count("message where due_at is not null and id = ?", acceptance.messageId());
    }

    private static Acceptance accept(String transportId, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bench.intake.accept(bench.arrival(transportId), new ByteArrayInputStream(bytes), () -> true);
    }
}
