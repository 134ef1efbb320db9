package se.inkopsnavet.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.inkopsnavet.calendar.CalendarCases;
import se.inkopsnavet.calendar.CalendarDay;
import se.inkopsnavet.calendar.CalendarNews;
import se.inkopsnavet.calendar.CalendarWork;
import se.inkopsnavet.calendar.CutoffDeadlines;
import se.inkopsnavet.calendar.CutoffTime;
import se.inkopsnavet.calendar.OccurrenceStore;
import se.inkopsnavet.calendar.SupplierCalendars;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.purchase.PurchaseCase;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints figures of the delivery calendar, judges nothing: {@code ./mvnw spring-boot:test-run
 * -Dspring-boot.run.main-class=se.inkopsnavet.bench.CalendarBenchmark -Dspring-boot.run.arguments="--clients=100000"
 * -Dspring-boot.run.jvmArguments=-Xmx256m}.
 *
 * <p>{@code --clients} who can order are planned six weeks ahead for the first time, then looked through when nothing has changed, then planned again when a
 * week has come in sight; {@code --today} the first day, as a rule one without holidays in sight, since each moved day is a notice as well.
 */
public final class CalendarBenchmark {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int AT_ONCE = 1000;

    private final LedgerBench ledger = new LedgerBench();
    private final int clients;
    private LocalDate today;

    private CalendarBenchmark(int clients, LocalDate today) {
        this.clients = clients;
        this.today = today;
    }

    public static void main(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        CalendarBenchmark bench = new CalendarBenchmark(
                Integer.parseInt(given.getOrDefault("clients", "100000")),
                LocalDate.parse(given.getOrDefault("today", "2027-02-01")));
        bench.run();
        bench.ledger.close();
        // The shared database server's threads are no reason to stay.
        System.exit(0);
    }

    private void run() {
        timed("clients written", this::write);
        night();
        timed("first planning", () -> System.out.println("  planned " + work().catchUp()));
        timed("nothing has changed", () -> System.out.println("  planned " + work().catchUp()));
        today = today.plusWeeks(1);
        night();
        timed("another week in sight", () -> System.out.println("  planned " + work().catchUp()));
        System.out.println("occurrences " + ledger.count("delivery_occurrence") + ", deadlines "
                + ledger.count("deadline") + ", notices " + ledger.count("notice"));
    }

    private void timed(String what, Runnable run) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        run.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%-24s %8.1f s  %8.0f clients/s  heap at most %d MB%n",
                what, seconds, clients / seconds, peak / (1 << 20));
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private Clock clock() {
        return Clock.fixed(today.atTime(3, 0).atZone(STOCKHOLM).toInstant(), STOCKHOLM);
    }

    /** Everybody has an account of six areas' own. */
    private void write() {
        CaseDesk desk = new CaseDesk(ledger, clock());
        List<String> areas =
                Events.POLICY.areas().list().stream().map(area -> area.name()).toList();
        List<Decision> decisions = areas.stream()
                .map(area -> Events.granted(1).at("enhet-asby", area).decision())
                .toList();
        Instant then = Instant.parse("2026-11-23T10:00:00Z");
        for (int first = 0; first < clients; first += AT_ONCE) {
            int from = first;
            ledger.transaction.executeWithoutResult(status -> {
                for (int n = from; n < Math.min(from + AT_ONCE, clients); n++) {
                    String ref = "EXE-2026-%06d".formatted(n);
                    desk.cases.insert(
                            new PurchaseCase(
                                    ref,
                                    CaseState.HANDED_OVER,
                                    decisions.get(n % decisions.size()),
                                    "livs",
                                    "enhet-asby",
                                    "egen-regi",
                                    "exempelkommun@1",
                                    then,
                                    1),
                            MUNICIPALITY,
                            ledger.index.of("person", MUNICIPALITY, ref));
                }
            });
        }
    }

    private void night() {
        CaseDesk desk = new CaseDesk(ledger, clock());
        CalendarNews news = new CalendarNews(desk.consequences, desk.policies, clock());
        ledger.transaction.executeWithoutResult(status -> new CalendarDay(
                        new CalendarCases(ledger.jdbc), desk.policies, SupplierCalendars.load(Path.of("")), news)
                .run(MUNICIPALITY, today, false));
    }

    private CalendarWork work() {
        CaseDesk desk = new CaseDesk(ledger, clock());
        Deadlines deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        LifeStore life =
                new LifeStore(ledger.jdbc, ledger.cipher, JsonMapper.builder().build());
        return new CalendarWork(
                new CalendarCases(ledger.jdbc),
                new OccurrenceStore(ledger.jdbc),
                desk.cases,
                desk.circumstances,
                new AbsentDays(life),
                desk.policies,
                SupplierCalendars.load(Path.of("")),
                new CalendarNews(desk.consequences, desk.policies, clock()),
                new CutoffDeadlines(deadlines, EnumSet.allOf(CutoffTime.Stage.class), List.of(), clock()),
                ledger.savepoints,
                ledger.setAside::add,
                ledger.transaction,
                clock());
    }
}
