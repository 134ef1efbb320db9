package se.inkopsnavet.schedule;

import static se.inkopsnavet.schedule.ScheduleBench.ASBY;
import static se.inkopsnavet.schedule.ScheduleBench.MUNICIPALITY;
import static se.inkopsnavet.schedule.ScheduleBench.SJOBRO;
import static se.inkopsnavet.schedule.ScheduleBench.SUPPLIER;
import static se.inkopsnavet.schedule.ScheduleBench.WEDNESDAY;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.ScheduleReported;

/**
 * One schedule of many stops, from its arrival to the units' lists, on a real PostgreSQL; only the calendar and the orders are lists in memory. One stop in a hundred
 * has the wrong address, one in a hundred no order, and one in a hundred clients is missing on the schedule.
 */
public final class MorningFigures {

    private static final int ONE_IN = 100;

    private MorningFigures() {}

    /** @return lines to print */
    public static List<String> measure(int stops) {
        List<String> lines = new ArrayList<>();
        try (ScheduleBench bench = new ScheduleBench()) {
            bench.clear();
            bench.clock.set(WEDNESDAY, LocalTime.of(4, 40));
            List<String> refs = bench.fill(stops, number -> number % 2 == 0 ? ASBY : SJOBRO);
            List<ScheduleReported.Stop> all = new ArrayList<>();
            for (int n = 0; n < refs.size(); n++) {
                String ref = refs.get(n);
                if (n % ONE_IN != 1) {
                    bench.order(ref, WEDNESDAY);
                }
                if (n % ONE_IN != 2) {
                    all.add(stop(ref, n % ONE_IN == 3 ? "Sjövägen 9" : "Storgatan 1", n));
                }
            }
            ScheduleReported report =
                    new ScheduleReported(MUNICIPALITY, SUPPLIER, WEDNESDAY, bench.clock.instant(), all);
            lines.add("stops                    %d, of clients whose decisions are encrypted one by one"
                    .formatted(all.size()));
            lines.add(timed("taken and compared 04:40", () -> bench.comes(report)));
            bench.clock.set(WEDNESDAY, LocalTime.of(6, 0));
            lines.add(timed("compared and told 06:00", () -> bench.compare(WEDNESDAY)));
            bench.clock.set(WEDNESDAY, LocalTime.of(7, 0));
            lines.add(timed("compared again 07:00", () -> bench.compare(WEDNESDAY)));
            lines.add("reviews                  " + bench.reviews(WEDNESDAY));
            lines.add("notices                  " + bench.told().size());
        }
        return lines;
    }

    private static ScheduleReported.Stop stop(String ref, String street, int n) {
        LocalTime from = LocalTime.of(8, 0).plusMinutes(n % 600);
        return new ScheduleReported.Stop(
                new CustomerRef(ref, null), "O-" + ref, from, from.plusHours(2), street, "990 10");
    }

    private static String timed(String what, Runnable work) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long begin = System.nanoTime();
        work.run();
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return "%-24s %d ms; heap %d MB before, at most %d MB".formatted(what, took, before >> 20, peak >> 20);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
