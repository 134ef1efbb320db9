package se.inkopsnavet.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.order.OrderEffect.Tell;
import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.trade.OrderReported;

/**
 * Flow F10, steps 3, 5 and 6. Pure. A report tells how an order stands at the supplier, so the one with the highest version decides whatever order they come
 * in; whether the order is in time is decided by when it was placed.
 */
final class OrderDecider {

    /** Beyond this a supplier's clock is wrong, and not only the network slow. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final String SMALL_ORDER_FEE = "SMALL_ORDER_FEE";
    /** All that may be said or kept of a refused payment (F15 step 2). */
    private static final String NEUTRAL = "INVOICE_NOT_POSSIBLE";

    private final @Nullable Seen seen;
    private final OrderReported report;
    private final Situation situation;
    private final OrderState state;
    private final List<OrderEffect> effects = new ArrayList<>();

    private OrderDecider(@Nullable Seen seen, OrderReported report, Situation situation) {
        this.seen = seen;
        this.report = report;
        this.situation = situation;
        this.state = state(report, situation.occurrence(), situation.now());
    }

    /** @param seen the order as known, or null when this is the first report about it */
    static OrderVerdict decide(@Nullable Seen seen, OrderReported report, Situation situation) {
        if (situation.standing() == Standing.PROTECTED) {
            return new OrderVerdict.Untouchable(
                    new Tell(Role.SECURITY_CONTACT, NoticeKind.ORDER_PROTECTED, report.orderNo(), report.orderNo()));
        }
        if (seen != null) {
            Order known = seen.order();
            if (!known.municipality().equals(report.municipality())
                    || !known.caseRef().equals(situation.caseRef())) {
                return new OrderVerdict.Contradicted("customer");
            }
            if (report.version() < known.supplierVersion()) {
                return new OrderVerdict.Overtaken();
            }
            if (report.version() == known.supplierVersion()) {
                boolean same = seen.digest().equals(ReportDigest.of(report));
                return same ? new OrderVerdict.Repeated() : new OrderVerdict.Contradicted("version");
            }
        }
        return new OrderDecider(seen, report, situation).applied();
    }

    private static OrderState state(OrderReported report, @Nullable Occurrence occurrence, Instant now) {
        return switch (report.state()) {
            case DRAFT -> OrderState.DRAFT_SEEN;
            case PICKED -> OrderState.PICKED;
            case OUT_FOR_DELIVERY -> OrderState.OUT_FOR_DELIVERY;
            case CANCELLED -> OrderState.CANCELLED;
            case REJECTED -> OrderState.REJECTED;
            case CONFIRMED -> {
                if (isLate(report, occurrence)) {
                    yield report.deliveryDay() == null ? OrderState.LATE : OrderState.LOCKED;
                }
                yield occurrence != null && InTime.isOver(occurrence, now) ? OrderState.LOCKED : OrderState.CONFIRMED;
            }
        };
    }

    private static boolean isLate(OrderReported report, @Nullable Occurrence occurrence) {
        return occurrence != null && !InTime.isPlaced(report.placedAt(), occurrence);
    }

    private OrderVerdict applied() {
        clock();
        if (report.paymentRefused()) {
            tell(NoticeKind.ORDER_PAYMENT, NEUTRAL, report.orderNo());
        }
        if (situation.standing() == Standing.STOPPED) {
            stopped();
        } else if (state == OrderState.CANCELLED || state == OrderState.REJECTED) {
            gone();
        } else if (state != OrderState.DRAFT_SEEN) {
            confirmed();
        }
        if (situation.standing() == Standing.ACTIVE) {
            fee();
        }
        return new OrderVerdict.Applied(order(), effects);
    }

    /** The supplier's time counts; IT hears once a day that it cannot be right. */
    private void clock() {
        Instant latest = situation.now().plus(SKEW);
        if (report.occurredAt().isAfter(latest) || report.placedAt().isAfter(latest)) {
            LocalDate today = LocalDate.ofInstant(situation.now(), STOCKHOLM);
            effects.add(new Tell(
                    Role.IT,
                    NoticeKind.SUPPLIER_CLOCK,
                    Fault.SUPPLIER_CLOCK.code(),
                    report.supplierId() + " " + today));
        }
    }

    /** The client is away, or the case is over: nothing is to come. */
    private void stopped() {
        if (state == OrderState.LATE || state.isOrdered()) {
            effects.add(new OrderEffect.Cancel());
            tell(NoticeKind.ORDER_CANCEL_ASKED, report.orderNo(), report.orderNo());
        }
    }

    private void gone() {
        Occurrence occurrence = situation.occurrence();
        boolean over = occurrence != null && InTime.isOver(occurrence, situation.now());
        boolean counted = seen != null
                && (seen.order().state().isOrdered() || seen.order().state() == OrderState.LATE);
        if (counted) {
            tell(NoticeKind.ORDER_LOST, report.orderNo(), report.orderNo() + " " + report.version());
        }
        if (counted && over) {
            effects.add(new OrderEffect.Replace());
        }
    }

    private void confirmed() {
        Occurrence occurrence = situation.occurrence();
        LocalDate day = report.deliveryDay();
        if (state == OrderState.LATE) {
            tell(NoticeKind.ORDER_LATE, report.orderNo(), report.orderNo());
        } else if (day != null && (isLate(report, occurrence) || occurrence != null && !day.equals(occurrence.day()))) {
            tell(NoticeKind.ORDER_COMES, day.toString(), report.orderNo() + " " + day);
        }
        if (state.isOrdered()) {
            effects.add(new OrderEffect.Settled());
        }
        if (situation.weekIsFull()) {
            tell(NoticeKind.ORDER_SECOND, report.orderNo(), report.orderNo());
        }
    }

    /** While there is still time to order more, or with somebody else. */
    private void fee() {
        Occurrence occurrence = situation.occurrence();
        boolean open = state == OrderState.DRAFT_SEEN || state == OrderState.CONFIRMED;
        if (!open || occurrence != null && InTime.isOver(occurrence, situation.now())) {
            return;
        }
        report.fees().stream()
                .filter(fee ->
                        fee.type().equals(SMALL_ORDER_FEE) && fee.amount().ore() > 0)
                .findFirst()
                .ifPresent(fee -> tell(NoticeKind.ORDER_FEE, fee.amount().toString(), report.orderNo()));
    }

    private void tell(NoticeKind kind, String detail, String once) {
        effects.add(new Tell(Role.RESPONSIBLE, kind, detail, once));
    }

    private Order order() {
        Occurrence occurrence = situation.occurrence();
        return new Order(
                report.municipality(),
                report.supplierId(),
                report.orderNo(),
                situation.caseRef(),
                occurrence == null ? null : occurrence.key(),
                state,
                report.version(),
                report.placedAt(),
                report.deliveryDay(),
                report.total(),
                report.lineCount());
    }
}
