package se.inkopsnavet.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.order.TaskStore.Kind;

/** When the watchdog looks at the deliveries of a day, and what is missing then (F10 step 4). Pure. */
enum Watch {
    DAY_BEFORE("ORDER_WATCH_24H", Duration.ofHours(24)),
    HOURS_BEFORE("ORDER_WATCH_3H", Duration.ofHours(3)),
    /** When it is too late to order. */
    CUTOFF("ORDER_CUTOFF", Duration.ZERO);

    private static final Map<Watch, String> RULES = Map.of(
            DAY_BEFORE, "24 timmar före stopptid", HOURS_BEFORE, "3 timmar före stopptid", CUTOFF, "efter stopptid");

    private final String deadline;
    private final Duration before;

    Watch(String deadline, Duration before) {
        this.deadline = deadline;
        this.before = before;
    }

    /** The kind of its deadlines. */
    String deadline() {
        return deadline;
    }

    String rule() {
        return RULES.get(this);
    }

    Instant at(Instant cutoff, boolean inclusive) {
        return this == CUTOFF ? InTime.over(cutoff, inclusive) : cutoff.minus(before);
    }

    /** @param order the one that counts for the delivery, or null @return null when nothing is missing */
    @Nullable
    Kind missing(@Nullable Order order) {
        boolean nothing =
                order == null || order.state() == OrderState.CANCELLED || order.state() == OrderState.REJECTED;
        // Late, and no day is said: nothing is promised. It is no order that the client could still place either.
        boolean unpromised = order != null && order.state() == OrderState.LATE && order.deliveryDay() == null;
        boolean draft = order != null && order.state() == OrderState.DRAFT_SEEN;
        return switch (this) {
            case DAY_BEFORE -> nothing ? Kind.NOT_PLACED : null;
            case HOURS_BEFORE -> nothing ? Kind.NOT_PLACED : draft ? Kind.NOT_CONFIRMED : null;
            case CUTOFF -> nothing || draft || unpromised ? Kind.MISSED : null;
        };
    }

    /** Which of a day's deliveries are looked at together: a round for each municipality, day and cut-off. */
    record Turn(LocalDate day, Instant cutoff, boolean inclusive) {

        static Turn parse(String occurrence) {
            String[] parts = occurrence.split("\\|");
            return new Turn(LocalDate.parse(parts[0]), Instant.parse(parts[1]), parts[2].equals("inclusive"));
        }

        boolean has(Occurrence occurrence) {
            return cutoff.equals(occurrence.cutoffAt()) && inclusive == occurrence.cutoffInclusive();
        }

        @Override
        public String toString() {
            return day + "|" + cutoff + "|" + (inclusive ? "inclusive" : "exclusive");
        }
    }
}
