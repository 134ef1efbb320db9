package se.inkopsnavet.customerlist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The mappings as they are shipped, and a batch to write. */
final class Shipped {

    static final BatchHeader HEADER = new BatchHeader(
            UUID.fromString("6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11"),
            "9901",
            "livs",
            "HT-01",
            Instant.parse("2026-11-22T17:00:00.5Z"));

    private Shipped() {}

    static RowBuilder rowBuilder() {
        return new RowBuilder(
                read("customerlist/phrases.yaml", Phrases::load), read("customerlist/screening.yaml", Screening::load));
    }

    static ColumnList columns(String supplier) {
        return read("suppliers/" + supplier + "/columns.yaml", ColumnList::load);
    }

    static RejectionReasons reasons() {
        return read("suppliers/livs/reasons.yaml", RejectionReasons::load);
    }

    private static <T> T read(String path, Loader<T> loader) {
        try (InputStream in = Files.newInputStream(Path.of("mappings", path))) {
            return loader.load(in, path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface Loader<T> {
        T load(InputStream in, String file);
    }

    static List<ListLine> fresh(CustomerListRow... rows) {
        return Stream.of(rows).map(ListLine::fresh).toList();
    }

    /** Of new clients' rows in that supplier's list. */
    static ControlTotals totals(String supplier, CustomerListRow... rows) {
        return ControlTotals.of(columns(supplier), fresh(rows));
    }
}
