package se.inkopsnavet.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.ReportTaker;

/** Takes what suppliers report about orders, whatever channel it came by: whose it is, what it means, and what follows (flow F10, steps 1 to 6). */
public class OrderDesk implements ReportTaker<OrderReported> {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Duration AGES = Duration.ofDays(366);

    private final Customers customers;
    private final CaseStore cases;
    private final OrderStore orders;
    private final Occurrences occurrences;
    private final OrderConsequences consequences;
    private final OrderNews news;
    private final PolicyBook policies;
    private final Clock clock;

    public OrderDesk(
            Customers customers,
            CaseStore cases,
            OrderStore orders,
            Occurrences occurrences,
            OrderConsequences consequences,
            OrderNews news,
            PolicyBook policies,
            Clock clock) {
        this.customers = customers;
        this.cases = cases;
        this.orders = orders;
        this.occurrences = occurrences;
        this.consequences = consequences;
        this.news = news;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Class<OrderReported> type() {
        return OrderReported.class;
    }

    @Override
    public Outcome take(UUID messageId, OrderReported report) {
        if (isAges(report.placedAt())) {
            return Outcome.of(State.QUARANTINED, Fault.INVALID_VALUE, "placedAt");
        }
        Optional<PurchaseCase> purchase = customers
                .caseOf(report.municipality(), report.supplierId(), report.customer())
                .flatMap(caseRef -> cases.lock(report.municipality(), caseRef));
        if (purchase.isEmpty()) {
            news.tellIt(
                    report.municipality(), messageId, NoticeKind.ORDER_NOT_UNDERSTOOD, Fault.UNKNOWN_CUSTOMER.code());
            return Outcome.of(State.QUARANTINED, Fault.UNKNOWN_CUSTOMER, "customer");
        }
        return taken(messageId, report, purchase.get()).forCase(purchase.get().caseRef());
    }

    /** A clock that is wrong by hours is told about and believed; a year is no clock, and would count as the newest order for ever. */
    private boolean isAges(Instant placedAt) {
        Instant now = clock.instant();
        return placedAt.isBefore(now.minus(AGES)) || placedAt.isAfter(now.plus(AGES));
    }

    private Outcome taken(UUID messageId, OrderReported report, PurchaseCase purchase) {
        Seen seen = orders.lock(report.municipality(), report.supplierId(), report.orderNo())
                .orElse(null);
        Occurrence occurrence = Belonging.of(report, around(report, purchase)).orElse(null);
        OrderVerdict verdict = OrderDecider.decide(seen, report, situation(report, purchase, occurrence));
        if (verdict instanceof OrderVerdict.Applied applied) {
            orders.save(applied.order(), ReportDigest.of(report));
            consequences.follow(applied, report.customer(), occurrence, purchase);
            return Outcome.confirmed(purchase.caseRef());
        }
        if (verdict instanceof OrderVerdict.Untouchable untouchable) {
            news.tell(report.municipality(), purchase, untouchable.tell());
            return Outcome.confirmed(purchase.caseRef());
        }
        if (verdict instanceof OrderVerdict.Contradicted contradicted) {
            news.tellIt(
                    report.municipality(),
                    messageId,
                    NoticeKind.ORDER_NOT_UNDERSTOOD,
                    Fault.CONFLICTING_DUPLICATE.code());
            return Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, contradicted.place());
        }
        return verdict instanceof OrderVerdict.Overtaken
                ? Outcome.of(State.DUPLICATE, Fault.STALE_VERSION, "version")
                : new Outcome(State.DUPLICATE, null, null, null);
    }

    private Situation situation(OrderReported report, PurchaseCase purchase, @Nullable Occurrence occurrence) {
        return new Situation(
                purchase.caseRef(),
                Standings.of(purchase),
                occurrence,
                weekIsFull(report, purchase, occurrence),
                clock.instant());
    }

    private boolean weekIsFull(OrderReported report, PurchaseCase purchase, @Nullable Occurrence occurrence) {
        LocalDate day = report.deliveryDay();
        if (day == null && occurrence == null) {
            return false;
        }
        String week = day == null ? occurrence.week() : Weeks.of(day);
        int others = orders.othersIn(purchase.caseRef(), week, report.supplierId(), report.orderNo());
        return others > 0
                && others
                        >= policies.on(report.municipality(), LocalDate.now(clock))
                                .delivery()
                                .maxPerWeek();
    }

    private List<Occurrence> around(OrderReported report, PurchaseCase purchase) {
        LocalDate placed = LocalDate.ofInstant(report.placedAt(), STOCKHOLM);
        LocalDate day = report.deliveryDay() == null ? placed : report.deliveryDay();
        LocalDate first = day.isBefore(placed) ? day : placed;
        LocalDate last = day.isAfter(placed) ? day : placed;
        return occurrences.of(
                purchase.caseRef(), Weeks.monday(first), Weeks.monday(last).plusWeeks(3));
    }
}
