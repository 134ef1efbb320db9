package se.inkopsnavet.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** Looks for another way to the groceries of a delivery whose cut-off has passed without an order, and tells the unit which. In the caller's transaction. */
public class Ways {

    private final TaskStore tasks;
    private final Occurrences occurrences;
    private final Function<String, Optional<Duration>> lateOrders;
    private final LateAsk lateAsk;
    private final OrderNews news;
    private final PolicyBook policies;
    private final Clock clock;

    /** @param lateOrders how long after the cut-off the supplier with that id may be asked for an order; empty when it may not */
    public Ways(
            TaskStore tasks,
            Occurrences occurrences,
            Function<String, Optional<Duration>> lateOrders,
            LateAsk lateAsk,
            OrderNews news,
            PolicyBook policies,
            Clock clock) {
        this.tasks = tasks;
        this.occurrences = occurrences;
        this.lateOrders = lateOrders;
        this.lateAsk = lateAsk;
        this.news = news;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param order what there was, a draft or one that is gone, or null */
    void find(Occurrence missed, @Nullable Order order, PurchaseCase purchase) {
        if (tasks.isDeclined(missed.caseRef(), missed.week())) {
            return;
        }
        tasks.reopen(missed, TaskStore.Kind.MISSED);
        Instant now = clock.instant();
        List<Occurrence> later =
                occurrences
                        .of(
                                missed.caseRef(),
                                missed.day(),
                                Weeks.monday(missed.day()).plusDays(6))
                        .stream()
                        .filter(each -> !InTime.isOver(each, now))
                        .toList();
        Optional<Duration> mayAsk = lateOrders.apply(missed.supplierId()).filter(after -> !LocalDate.now(clock)
                .isAfter(missed.day()));
        Way way = Way.after(
                missed,
                mayAsk.isPresent(),
                later,
                policies.on(missed.municipality(), missed.day()).delivery().fulfilment());
        tasks.way(missed.key(), way.kind());
        if (way.kind() == Way.Kind.LATE_ORDER) {
            lateAsk.soon(missed, order, mayAsk.orElseThrow());
            return;
        }
        String detail = way.kind() == Way.Kind.NEXT_OCCURRENCE
                ? way.day().toString()
                : missed.day().toString();
        news.tell(
                missed.municipality(),
                purchase,
                new OrderEffect.Tell(Role.RESPONSIBLE, notice(way.kind()), detail, missed.key()));
    }

    private static NoticeKind notice(Way.Kind way) {
        return switch (way) {
            case LATE_ORDER -> throw new IllegalArgumentException("told when it is asked");
            case NEXT_OCCURRENCE -> NoticeKind.ORDER_MISSED_NEXT;
            case OTHER_WAY -> NoticeKind.ORDER_MISSED_OTHER;
            case BY_HAND -> NoticeKind.ORDER_MISSED;
        };
    }
}
