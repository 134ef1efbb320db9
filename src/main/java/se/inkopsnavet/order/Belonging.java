package se.inkopsnavet.order;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.trade.OrderReported;

/** Which of a client's deliveries an order is for. */
final class Belonging {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private Belonging() {}

    /**
     * The one on the day that the supplier says; on a day without one, the last before it in the same ISO week, or the week's first: a late order may come
     * on another day than planned. While the supplier has not said a day, the next that can still be delivered, also when its cut-off has passed.
     *
     * @param around the client's deliveries, cancelled ones included, from a week before the order to some weeks after it
     */
    static Optional<Occurrence> of(OrderReported report, List<Occurrence> around) {
        List<Occurrence> planned = around.stream()
                .filter(Occurrence::isPlanned)
                .sorted(Comparator.comparing(Occurrence::day).thenComparing(Occurrence::place))
                .toList();
        LocalDate day = report.deliveryDay();
        if (day != null) {
            List<Occurrence> week = planned.stream()
                    .filter(each -> each.week().equals(Weeks.of(day)))
                    .toList();
            return week.stream()
                    .filter(each -> !each.day().isAfter(day))
                    .reduce((earlier, later) -> later)
                    .or(() -> week.stream().findFirst());
        }
        LocalDate placed = LocalDate.ofInstant(report.placedAt(), STOCKHOLM);
        return planned.stream()
                .filter(each -> each.day().isAfter(placed)
                        || each.day().equals(placed) && InTime.isPlaced(report.placedAt(), each))
                .findFirst();
    }
}
