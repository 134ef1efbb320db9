package se.inkopsnavet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.delivery.Judged.Verdict;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** Step 3 for the day of the delivery, pure: (delivery so far, report, policy, situation of the person) → new state and what follows (flow F12). */
final class DayDecider {

    static final int MOST_REPORTS = 100;

    /** A driver who comes that much earlier or later than the unit was told is to be met at another time (flow F12 step 2). */
    private static final Duration ANOTHER_TIME = Duration.ofMinutes(15);
    /** How long after its moment an SMS about it is of use (flow F12 step 6). */
    private static final Duration USEFUL_AFTER = Duration.ofMinutes(30);

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private DayDecider() {}

    /**
     * @param policy in force on the day of the delivery
     * @param now by the hub's clock: a week that is over has no other delivery, and no timer waits for a supplier's clock that is ahead
     */
    static Judged decide(Delivery before, Seen seen, Policy policy, Situation situation, Instant now) {
        if (!seen.isComplete()) {
            return Judged.nothing(Verdict.INCOMPLETE, before);
        }
        Optional<Seen> known = before.known(seen);
        if (known.isPresent()) {
            return Judged.nothing(known.get().equals(seen) ? Verdict.KNOWN : Verdict.CONTRADICTING, before);
        }
        if (isLimited(seen.kind()) && before.reports().size() >= MOST_REPORTS) {
            return Judged.nothing(Verdict.TOO_MANY, before);
        }
        Delivery after = before.with(seen);
        if (!after.isNewest(seen)) {
            return new DoorDecider(policy, situation, now).outdated(before, after, seen);
        }
        Judged judged =
                switch (seen.kind()) {
                    case DELAYED, EXPECTED, ARRIVING -> onTheWay(before, after, seen, situation);
                    case READY_FOR_PICKUP -> new Judged(Verdict.APPLIED, after, pickUp(before, seen));
                    case SUBSTITUTED -> told(after, NoticeKind.DELIVERY_SUBSTITUTED, "substituted/" + seen.version());
                    case NO_ANSWER, OUTCOME -> new DoorDecider(policy, situation, now).decide(before, after, seen);
                };
        return watched(before, judged);
    }

    /** However much a supplier says of when it comes: that nobody opens, and how it ended, is always heard. */
    private static boolean isLimited(Kind kind) {
        return switch (kind) {
            case EXPECTED, DELAYED, ARRIVING, SUBSTITUTED -> true;
            case READY_FOR_PICKUP, NO_ANSWER, OUTCOME -> false;
        };
    }

    /**
     * Somebody of the unit fetches the groceries that day (F12 step 4): a task by mail, and an SMS to whoever is on the road, unless it is known already that they wait.
     */
    static List<Act> pickUp(Delivery before, Seen seen) {
        List<Act> acts = new ArrayList<>();
        acts.add(Act.Tell.unit(NoticeKind.PICKUP_READY, "pickup"));
        boolean isKnown = before.newest(Kind.READY_FOR_PICKUP).isPresent()
                || before.outcome().equals(Optional.of(DeliveryOutcome.LOCKER));
        if (!isKnown) {
            Instant dayIsOver = before.day().plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
            String place = seen.kind() == Kind.READY_FOR_PICKUP ? "pickup/" : "locker/";
            acts.add(new Act.Send("ready-for-pickup", Audience.UNIT, Map.of(), dayIsOver, place + seen.version()));
        }
        return acts;
    }

    private static Judged told(Delivery after, NoticeKind kind, String occurrence) {
        return new Judged(Verdict.APPLIED, after, List.of(Act.Tell.unit(kind, occurrence)));
    }

    private static Judged onTheWay(Delivery before, Delivery after, Seen seen, Situation situation) {
        boolean overtaken = seen.tellsTime() && !after.newestTime().equals(Optional.of(seen));
        if (after.outcome().isPresent() || overtaken) {
            return Judged.nothing(Verdict.APPLIED, after);
        }
        if (!situation.isExpectedHome()) {
            return told(after, NoticeKind.DELIVERY_UNEXPECTED, "unexpected");
        }
        List<Act> acts = new ArrayList<>();
        text(before, after, seen).ifPresent(acts::add);
        Delivery met = meet(after, seen.expectedAt(), situation, acts);
        return new Judged(Verdict.APPLIED, met, acts);
    }

    private static Optional<Act> text(Delivery before, Delivery after, Seen seen) {
        Instant at = seen.expectedAt();
        Instant until = at == null ? seen.occurredAt() : at;
        return switch (seen.kind()) {
            // A new time is of no use once it has come (HUD-45).
            case DELAYED ->
                before.eta().filter(at::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(client("delivery-delayed", after, at, at, "delayed/" + seen.version()));
            case EXPECTED ->
                isAnother(before.eta().orElse(null), at)
                        ? Optional.of(client("delivery-expected", after, at, at, "expected/" + seen.version()))
                        : Optional.empty();
            default ->
                before.newest(Kind.ARRIVING).isPresent()
                        ? Optional.empty()
                        : Optional.of(client("delivery-arriving", after, null, until.plus(USEFUL_AFTER), "arriving"));
        };
    }

    private static Act client(
            String template, Delivery delivery, @Nullable Instant at, Instant usefulUntil, String occurrence) {
        Map<String, String> values = at == null ? Map.of() : Map.of("time", time(delivery, at));
        return new Act.Send(template, Audience.CLIENT_ELSE_UNIT, values, usefulUntil, occurrence);
    }

    private static Delivery meet(Delivery delivery, @Nullable Instant expected, Situation situation, List<Act> acts) {
        if (expected == null
                || !situation.meetsStaff()
                || !isAnother(delivery.told().plannedFor(), expected)) {
            return delivery;
        }
        String time = time(delivery, expected);
        acts.add(new Act.Tell(Role.RESPONSIBLE, NoticeKind.MEET_DRIVER, null, time, "meet/" + expected));
        return delivery.with(delivery.told().meeting(expected));
    }

    /**
     * The schedule has said when the driver is to come: whoever is to meet the driver can plan it (F12 step 2). What a driver has reported is newer, and has led to its
     * own request.
     */
    static Judged scheduled(Delivery delivery, Situation situation, Instant now) {
        Delivery.Slot slot = delivery.slot();
        boolean isOver =
                slot == null || !now.isBefore(slot.to()) || !delivery.reports().isEmpty();
        List<Act> acts = new ArrayList<>();
        Delivery after =
                isOver || !situation.isExpectedHome() ? delivery : meet(delivery, slot.from(), situation, acts);
        return new Judged(acts.isEmpty() ? Verdict.KNOWN : Verdict.APPLIED, after, acts);
    }

    private static boolean isAnother(@Nullable Instant told, Instant now) {
        return told == null || Duration.between(told, now).abs().compareTo(ANOTHER_TIME) > 0;
    }

    /** The time of day; with the date where it is another day's. */
    private static String time(Delivery delivery, Instant at) {
        var local = at.atZone(STOCKHOLM);
        return local.toLocalDate().equals(delivery.day()) ? TIME.format(local) : DAY_AND_TIME.format(local);
    }

    /** However the driver's time was learned: two hours after it somebody must have heard how it ended. */
    private static Judged watched(Delivery before, Judged judged) {
        Delivery after = judged.delivery();
        Optional<Instant> due = after.outcomeDue();
        if (after.outcome().isPresent() || due.isEmpty() || due.equals(before.outcomeDue())) {
            return judged;
        }
        List<Act> acts = new ArrayList<>(judged.acts());
        acts.add(new Act.Watch(Act.Timer.OUTCOME_MISSING, due.get().toString(), due.get()));
        return new Judged(judged.verdict(), after, acts);
    }
}
