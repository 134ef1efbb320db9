package se.inkopsnavet.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.RetryBudgets;

class NoticeMailTest {

    @Test
    void protectedPersonsComeFirstAndABadAddressStopsOnlyItsOwn() {
        try (LedgerBench bench = new LedgerBench()) {
            NoticeBook book = new NoticeBook(bench.jdbc);
            add(book, "MISSING_INFORMATION", "enhet@kommun.example", "EXE-1");
            add(book, "MISSING_INFORMATION", "ingen adress", "EXE-2");
            add(book, "MISSING_INFORMATION", "sakerhet@kommun.example", "EXE-3");
            add(book, "PROTECTED", "sakerhet@kommun.example", "EXE-4");

            gather(bench, bench.outbox(Duration.ofHours(1)));

            assertThat(refs(bench, "message_id is null")).containsExactly("EXE-2");
            List<String> letters =
                    bench
                            .all
                            .sql("select payload_id from message order by seq")
                            .query(java.util.UUID.class)
                            .list()
                            .stream()
                            .map(id -> new String(bench.payloads.read(id), StandardCharsets.UTF_8))
                            .toList();
            assertThat(letters).hasSize(2);
            assertThat(letters.get(0)).contains("sakerhet@kommun.example").containsSubsequence("EXE-4", "EXE-3");
            assertThat(letters.get(1)).contains("enhet@kommun.example").contains("EXE-1");
        }
    }

    @Test
    void whateverStopsOneLetterStopsNoOther() {
        try (LedgerBench bench = new LedgerBench()) {
            NoticeBook book = new NoticeBook(bench.jdbc);
            add(book, "MISSING_INFORMATION", "forst@kommun.example", "EXE-1");
            add(book, "MISSING_INFORMATION", "sedan@kommun.example", "EXE-2");
            Outbox failing =
                    new Outbox(
                            bench.jdbc,
                            bench.payloads,
                            bench.agenda,
                            new RetryBudgets(Duration.ofHours(1), Map.of()),
                            bench.marks) {
                        @Override
                        public boolean enqueue(Outgoing outgoing) {
                            boolean isNew = super.enqueue(outgoing);
                            if (new String(outgoing.bytes(), StandardCharsets.UTF_8).contains("forst@")) {
                                throw new IllegalStateException();
                            }
                            return isNew;
                        }
                    };

            gather(bench, failing);

            assertThat(refs(bench, "message_id is null")).containsExactly("EXE-1");
            assertThat(refs(bench, "message_id is not null")).containsExactly("EXE-2");
            assertThat(bench.count("message")).isEqualTo(1);
        }
    }

    private static void gather(LedgerBench bench, Outbox outbox) {
        try (InputStream words = Files.newInputStream(Path.of("mappings/notices/notices.yaml"))) {
            new NoticeMail(
                            bench.jdbc,
                            bench.savepoints,
                            outbox,
                            NoticeLetter.load(words),
                            "PROTECTED",
                            Clock.systemUTC())
                    .gather("kommun", "hub@kommun.example");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(NoticeBook book, String kind, String recipient, String ref) {
        book.add("kommun", kind, "RESPONSIBLE", recipient, ref, "c", "1");
    }

    private static List<String> refs(LedgerBench bench, String which) {
        return bench.all
                .sql("select subject_ref from notice where " + which)
                .query(String.class)
                .list();
    }
}
