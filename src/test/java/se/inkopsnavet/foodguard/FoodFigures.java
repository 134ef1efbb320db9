package se.inkopsnavet.foodguard;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.order.Declines;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.order.OrderWords;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.purchase.CaseDesk;
import tools.jackson.databind.json.JsonMapper;

/**
 * The food guard's daily round over many clients on a real PostgreSQL; only the calendar, the orders and the deliveries are lists in memory. One in a thousand did not
 * get the first week's groceries.
 */
public final class FoodFigures {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final int WITHOUT = 1000;

    private FoodFigures() {}

    /** @return lines to print */
    public static List<String> measure(int clients) {
        try (LedgerBench ledger = new LedgerBench()) {
            Calendar clock = new Calendar(ledger);
            clock.set(MONDAY, LocalTime.of(8, 0));
            CaseDesk desk = new CaseDesk(ledger, clock);
            RecordedOccurrences calendar = new RecordedOccurrences();
            Map<String, LocalDate> delivered = new HashMap<>();
            List<Object[]> rows = new ArrayList<>();
            for (int n = 0; n < clients; n++) {
                String ref = "EXE-2027-%06d".formatted(n);
                calendar.plan(MUNICIPALITY, ref, "enhet-asby", MONDAY.plusDays(n % 5));
                calendar.plan(MUNICIPALITY, ref, "enhet-asby", MONDAY.plusDays(7 + n % 5));
                if (n % WITHOUT != 0) {
                    delivered.put(ref, MONDAY.plusDays(n % 5));
                }
                rows.add(new Object[] {ref, MUNICIPALITY, ledger.index.of("person", MUNICIPALITY, ref)});
            }
            ledger.batch.batchUpdate(
                    "insert into purchase_case (case_ref, municipality, person_key, state, supplier, unit_id, policy, as_of, version)"
                            + " values (?, ?, ?, 'HANDED_OVER', 'livs', 'enhet-asby', 'exempelkommun@1', now(), 1)",
                    rows);
            Deadlines deadlines = ledger.deadlines((subject, occurrence, late) -> {});
            FoodGuard guard = new FoodGuard(
                    new FoodStore(ledger.jdbc),
                    List.of((municipality, refs, until) -> some(delivered, refs)),
                    calendar,
                    (week, refs) -> Map.of(),
                    new RecordedOrders(),
                    keys -> Set.of(),
                    new NobodyDeclines(),
                    new LifeStore(
                            ledger.jdbc, ledger.cipher, JsonMapper.builder().build()),
                    new FoodNews(
                            desk.cases,
                            desk.consequences,
                            new MissedWeekNotes(note -> {}, OrderWords.load(new HomeMappingFiles(Path.of(""))), clock),
                            desk.policies,
                            clock),
                    new DailyDeadlines(deadlines, clock),
                    ledger.rounds(deadlines, clock),
                    clock);
            clock.set(MONDAY.plusDays(5), LocalTime.of(7, 0));
            clock.react(guard.reactions());
            guard.begin(MUNICIPALITY);
            List<String> lines = new ArrayList<>();
            for (int day = 5; day <= 8; day++) {
                LocalDate today = MONDAY.plusDays(day);
                clock.set(today, LocalTime.of(8, 0));
                long begin = System.nanoTime();
                clock.fire();
                lines.add("%s %d clients in %d ms, told until then %d"
                        .formatted(
                                today,
                                clients,
                                Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                                ledger.count("notice")));
            }
            return lines;
        }
    }

    private static Map<String, LocalDate> some(Map<String, LocalDate> all, Iterable<String> refs) {
        Map<String, LocalDate> some = new HashMap<>();
        refs.forEach(ref -> {
            if (all.containsKey(ref)) {
                some.put(ref, all.get(ref));
            }
        });
        return some;
    }

    private static final class NobodyDeclines implements Declines {
        @Override
        public boolean isDeclined(String caseRef, String week) {
            return false;
        }

        @Override
        public Set<String> in(String week, Collection<String> caseRefs) {
            return Set.of();
        }
    }
}
