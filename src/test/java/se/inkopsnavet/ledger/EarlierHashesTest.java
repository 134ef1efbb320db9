package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.privacy.Sha256;

class EarlierHashesTest {

    private static final byte[] BYTES = "ett samtycke".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = Sha256.hex(BYTES);

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final EarlierHashes hashes = new EarlierHashes(bench.jdbc, bench.transaction, bench.marks);

    /** As the version before left them: whoever has the database could try what the bytes say. */
    @Test
    void whatCameInAndWhatLeftBeforeGetTheirMarksAndAreStillKnown() throws IOException {
        Acceptance came = accept();
        UUID left = UUID.randomUUID();
        bench.outbox(Duration.ofHours(1))
                .enqueue(new Outgoing(left, "TEST", "kommun", "test", left.toString(), BYTES, null, null));
        bench.all
                .sql("update receipt set content_mark = null, content_sha256 = ?")
                .param(SHA256)
                .update();
        bench.all
                .sql("update message set content_mark = null, sha256 = ?")
                .param(SHA256)
                .update();

        assertThat(hashes.replace()).isEqualTo(3);

        assertThat(bench.count("receipt where content_mark = ?", bench.marks.ofContent("kommun", SHA256)))
                .isEqualTo(1);
        assertThat(bench.column(left, "content_mark")).isEqualTo(bench.marks.ofContent("kommun", SHA256));
        assertThat(bench.column(came.messageId(), "content_mark")).isNull();
        assertThat(bench.count("receipt where content_sha256 is not null")).isZero();
        assertThat(bench.count("message where sha256 is not null")).isZero();
        assertThat(accept()).isEqualTo(new Acceptance(came.messageId(), SHA256, true));
        assertThat(hashes.replace()).isZero();
    }

    private static Acceptance accept() throws IOException {
        return bench.intake.accept(bench.arrival("a|1"), new ByteArrayInputStream(BYTES), () -> true);
    }
}
