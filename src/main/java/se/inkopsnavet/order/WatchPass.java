package se.inkopsnavet.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.contact.QuietHours;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.order.TaskStore.Kind;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * The watchdog's look at the deliveries of one day and cut-off (F10 steps 4 and 5), a round. What is found becomes a task of the unit's; at the cut-off, orders
 * are locked and another way is looked for.
 */
public class WatchPass {

    private static final Duration LATE = Duration.ofMinutes(30);

    private final Occurrences occurrences;
    private final OrderStore orders;
    private final CaseStore cases;
    private final TaskStore tasks;
    private final Ways ways;
    private final OrderConsequences consequences;
    private final ClientReminders reminders;
    private final OrderNews news;
    private final Rounds rounds;
    private final Clock clock;

    public WatchPass(
            Occurrences occurrences,
            OrderStore orders,
            CaseStore cases,
            TaskStore tasks,
            Ways ways,
            OrderConsequences consequences,
            ClientReminders reminders,
            OrderNews news,
            Rounds rounds,
            Clock clock) {
        this.occurrences = occurrences;
        this.orders = orders;
        this.cases = cases;
        this.tasks = tasks;
        this.ways = ways;
        this.consequences = consequences;
        this.reminders = reminders;
        this.news = news;
        this.rounds = rounds;
        this.clock = clock;
    }

    Map<String, Deadlines.Reaction> reactions() {
        return Arrays.stream(Watch.values())
                .collect(
                        Collectors.toMap(Watch::deadline, watch -> rounds.reaction(watch.deadline(), new Look(watch))));
    }

    private final class Look implements Rounds.Round {

        private final Watch watch;

        private Look(Watch watch) {
            this.watch = watch;
        }

        @Override
        public List<String> cases(String municipality, String occurrence, String after, int atMost) {
            return occurrences.cases(municipality, Watch.Turn.parse(occurrence).day(), after, atMost);
        }

        @Override
        public void work(String municipality, String occurrence, List<String> caseRefs) {
            Watch.Turn turn = Watch.Turn.parse(occurrence);
            boolean over = InTime.over(turn.cutoff(), turn.inclusive()).compareTo(clock.instant()) <= 0;
            // Where the hub was down: a reminder that comes too late is none, and the cut-off has its own look.
            if (watch == Watch.CUTOFF || !over) {
                look(
                        watch,
                        isNightAfter(watch.at(turn.cutoff(), turn.inclusive())),
                        occurrences.of(caseRefs, turn.day(), turn.day()).stream()
                                .filter(turn::has)
                                .toList());
            }
        }
    }

    private void look(Watch watch, boolean quiet, List<Occurrence> batch) {
        Set<String> refs = batch.stream().map(Occurrence::caseRef).collect(Collectors.toSet());
        Map<String, PurchaseCase> byRef =
                cases.lockAll(refs).stream().collect(Collectors.toMap(PurchaseCase::caseRef, Function.identity()));
        List<String> keys = batch.stream().map(Occurrence::key).toList();
        if (watch == Watch.CUTOFF) {
            orders.lockOf(keys);
        }
        Map<String, Order> byKey = orders.forOccurrences(keys);
        for (Occurrence each : batch) {
            PurchaseCase purchase = byRef.get(each.caseRef());
            if (purchase != null) {
                look(watch, quiet, each, byKey.get(each.key()), purchase);
            }
        }
    }

    /** Late, after an outage or with one that had failed, nobody's telephone is to ring at night. */
    private boolean isNightAfter(Instant moment) {
        return QuietHours.at(LocalTime.now(clock)) && clock.instant().isAfter(moment.plus(LATE));
    }

    private void look(Watch watch, boolean quiet, Occurrence occurrence, @Nullable Order order, PurchaseCase purchase) {
        if (Standings.of(purchase) == Standing.STOPPED) {
            stopped(order, purchase);
        }
        Kind missing = watch.missing(order);
        if (missing == null || !occurrence.isPlanned() || purchase.state() != CaseState.HANDED_OVER) {
            return;
        }
        if (missing == Kind.MISSED) {
            ways.find(occurrence, order, purchase);
        } else if (!tasks.isDeclined(occurrence.caseRef(), occurrence.week())) {
            if (tasks.open(occurrence, missing)) {
                tell(occurrence, missing, purchase);
            }
            if (!quiet) {
                reminders.ask(watch, occurrence, purchase);
            }
        }
    }

    /** Absent clients, whose order may be older than the absence. */
    private void stopped(@Nullable Order order, PurchaseCase purchase) {
        if (order != null && order.state().isOrdered()) {
            consequences.cancel(order, null);
            news.tell(
                    order.municipality(),
                    purchase,
                    new OrderEffect.Tell(
                            Role.RESPONSIBLE, NoticeKind.ORDER_CANCEL_ASKED, order.orderNo(), order.orderNo()));
        }
    }

    /** Who has ordered nothing stands in the calendar's list at the same moment; a draft looks like an order to whoever made it. */
    private void tell(Occurrence occurrence, Kind missing, PurchaseCase purchase) {
        if (missing == Kind.NOT_CONFIRMED) {
            news.tell(
                    occurrence.municipality(),
                    purchase,
                    new OrderEffect.Tell(
                            Role.RESPONSIBLE,
                            NoticeKind.ORDER_NOT_CONFIRMED,
                            occurrence.day().toString(),
                            occurrence.key()));
        }
    }
}
