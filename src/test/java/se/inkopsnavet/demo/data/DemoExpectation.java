package se.inkopsnavet.demo.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.inkopsnavet.demo.data.Expected.ListRow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.State;

/** What the demo must have reached, and how reality differs from it. No line names a person: file, number and decision id only. */
public record DemoExpectation(List<DemoCase> cases) {

    /**
     * One record as the hub left it.
     *
     * @param state the ledger's state of the record's message
     * @param fault the fault's name or code, empty for none
     * @param row the state of its customer list row, {@code ACKNOWLEDGED} or {@code REJECTED}; empty when it was never in a list
     */
    public record Actual(String file, int number, String state, String fault, String row) {}

    /** The figures of the table at the end. {@code rowsRejected} are among {@code delivered}; the others together with it make {@code in}. */
    public record Summary(
            long in, long delivered, long rowsRejected, long held, long quarantined, long rejected, long duplicates) {}

    public DemoExpectation(DemoExport export) {
        this(export.cases());
    }

    public Summary summary() {
        return new Summary(
                cases.size(),
                count(expected -> expected.delivered()),
                count(expected -> expected.row() == ListRow.REJECTED),
                count(expected -> expected.state() == State.HELD),
                count(expected -> expected.state() == State.QUARANTINED),
                count(expected -> expected.state() == State.REJECTED),
                count(expected -> expected.state() == State.DUPLICATE));
    }

    private long count(Predicate<Expected> which) {
        return cases.stream().map(DemoCase::expected).filter(which).count();
    }

    /** In Swedish, one line per difference between the ledger and what was expected; empty when all is well. */
    public List<String> differences(Collection<Actual> actual) {
        Map<String, Actual> byPlace = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (Actual one : actual) {
            if (byPlace.put(one.file() + "#" + one.number(), one) != null) {
                lines.add(one.file() + "#" + one.number() + ": finns två gånger");
            }
        }
        for (DemoCase one : cases) {
            Actual found = byPlace.remove(one.place());
            String is = found == null ? "saknas" : text(found);
            if (found == null || !matches(one.expected(), found)) {
                lines.add(one.place() + " (" + one.decisionId() + ", " + one.about() + "): väntat "
                        + text(one.expected()) + ", blev " + is);
            }
        }
        byPlace.keySet().stream().sorted().map(place -> place + ": oväntad").forEach(lines::add);
        return lines;
    }

    /**
     * Differences between the people whom the supplier got and those it should have got.
     *
     * @param personnummer {@code YYYYMMDD-NNNN} of every row that the supplier acted on
     */
    public List<String> deliveryDifferences(Collection<String> personnummer) {
        Map<String, Integer> times = new HashMap<>();
        personnummer.forEach(one -> times.merge(one, 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        for (DemoCase one : cases) {
            if (one.expected().delivered()) {
                int got = times.getOrDefault(written(one), 0);
                times.remove(written(one));
                if (got != 1) {
                    lines.add(one.place() + " (" + one.decisionId() + "): leverantören fick raden " + got + " gånger");
                }
            }
        }
        long strangers = times.values().stream().mapToInt(Integer::intValue).sum();
        return strangers == 0
                ? lines
                : Stream.concat(
                                lines.stream(),
                                Stream.of("leverantören fick " + strangers + " rader som ingen väntade"))
                        .toList();
    }

    /** The list writes the long form with a hyphen; one record has the short form of a person past 100. */
    private static String written(DemoCase one) {
        return one.personnummer().replaceFirst("^(\\d{6})\\+", "18$1-");
    }

    private static boolean matches(Expected expected, Actual actual) {
        return expected.state().name().equals(actual.state())
                && rowText(expected.row()).equals(actual.row())
                && matches(expected.fault(), actual.fault());
    }

    private static boolean matches(Fault fault, String actual) {
        return fault == null ? actual.isEmpty() : actual.equals(fault.name()) || actual.equals(fault.code());
    }

    private static String rowText(ListRow row) {
        return row == ListRow.NONE ? "" : row.name();
    }

    private static String text(Expected expected) {
        String fault = expected.fault() == null ? "" : expected.fault().code();
        return String.join(" ", expected.state().name(), fault, rowText(expected.row()))
                .strip();
    }

    private static String text(Actual actual) {
        return String.join(" ", actual.state(), actual.fault(), actual.row()).strip();
    }
}
