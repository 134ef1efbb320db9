package se.inkopsnavet.customerlist;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a large list in a process of its own, whose heap could not hold it. */
final class ManyRows {

    private ManyRows() {}

    /** @param args supplier, number of rows, file */
    public static void main(String[] args) throws IOException {
        CustomerListRow pattern = ListCase.p01().row();
        int count = Integer.parseInt(args[1]);
        Stream<ListLine> rows = IntStream.rangeClosed(1, count)
                .mapToObj(number -> CustomerListRow.of(
                        field -> field.isText() ? field.of(pattern) + " " + number : field.of(pattern)))
                .map(ListLine::fresh);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[2])))) {
            ControlTotals totals = ListFormat.of(Shipped.columns(args[0])).write(Shipped.HEADER, rows::iterator, out);
            System.out.println(totals.rowCount());
        }
    }
}
