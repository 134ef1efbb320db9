package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.util.List;
import se.inkopsnavet.decision.RawRecord;

/** Prints what one record costs, warm and on one thread. Run its {@code main}; it is not a test, since a figure is not a verdict. */
public final class TranslateBenchmark {

    private static final int RECORDS = 20_000;

    private TranslateBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<Sample> samples = Sample.many(RECORDS);
        measure("XML", Exports.utf8(Exports.xml(samples)));
        measure("CSV", Exports.utf8(Exports.csv(samples)));
    }

    private static void measure(String format, Bytes file) throws IOException {
        for (int round = 1; round <= 3; round++) {
            long start = System.nanoTime();
            Exports.FILE.verify(file, Exports.KOMMUN);
            long verified = System.nanoTime();
            List<RawRecord> records = Exports.records(file);
            long split = System.nanoTime();
            records.forEach(Exports.TRANSLATOR::translate);
            long translated = System.nanoTime();
            System.out.printf(
                    "%s round %d: verify %.1f, verify+split %.1f, translate %.1f µs per record%n",
                    format, round, micros(start, verified), micros(verified, split), micros(split, translated));
        }
    }

    private static double micros(long from, long to) {
        return (to - from) / 1000.0 / RECORDS;
    }
}
