package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import se.inkopsnavet.decision.RawRecord;

/** Prints what one record costs in CPU time, warm and on one thread. Run its {@code main}; it is not a test, since a figure is not a verdict. */
public final class TranslateBenchmark {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int RECORDS = 20_000;

    private TranslateBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<Sample> samples = Sample.many(RECORDS);
        measure("XML", Exports.utf8(Exports.xml(samples)));
        measure("CSV", Exports.utf8(Exports.csv(samples)));
    }

    private static void measure(String format, Bytes file) throws IOException {
        for (int round = 1; round <= 5; round++) {
            long start = CPU.getCurrentThreadCpuTime();
            Exports.FILE.verify(file, Exports.KOMMUN);
            long verified = CPU.getCurrentThreadCpuTime();
            List<RawRecord> records = Exports.records(file);
            long split = CPU.getCurrentThreadCpuTime();
            records.forEach(Exports.TRANSLATOR::fields);
            long mapped = CPU.getCurrentThreadCpuTime();
            records.forEach(Exports.TRANSLATOR::translate);
            long translated = CPU.getCurrentThreadCpuTime();
            System.out.printf(
                    "%s round %d: verify %.1f, verify+split %.1f, translate %.1f (mapping alone %.1f) µs per record%n",
                    format,
                    round,
                    micros(start, verified),
                    micros(verified, split),
                    micros(mapped, translated),
                    micros(split, mapped));
        }
    }

    private static double micros(long from, long to) {
        return (to - from) / 1000.0 / RECORDS;
    }
}
