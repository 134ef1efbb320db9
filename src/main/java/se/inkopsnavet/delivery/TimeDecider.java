package se.inkopsnavet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.policy.DoorRule;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.trade.SupplierRequest;

/** What follows when a time has come and something has not: pure. */
final class TimeDecider {

    private static final Duration ALERT_USEFUL = Duration.ofHours(2);

    private TimeDecider() {}

    /** Nobody has opened, nobody has the groceries, and no absence that has been registered since says why: the manager on duty takes over. Once. */
    static List<Act> escalated(Delivery delivery, Situation situation, Instant now) {
        if (!delivery.isAlarmed() || !situation.isExpectedHome()) {
            return List.of();
        }
        return List.of(
                new Act.Tell(Role.MANAGER, NoticeKind.DOOR_ESCALATED, null, "", "escalated"),
                new Act.Send("door-escalated", Audience.MANAGER, Map.of(), now.plus(ALERT_USEFUL), "escalated"));
    }

    /**
     * The groceries still stand outside. By SMS only where the policy lets them stand there: where it forbids that, nothing about groceries outside leaves by
     * SMS.
     *
     * @param occurrence of the outcome for which the timer was set: a corrected one has its own, or none
     */
    static List<Act> stillOutside(Delivery delivery, String occurrence, DoorRule rule, Instant now) {
        boolean same = occurrence.equals("outcome/" + delivery.outcomeVersion());
        if (!same || delivery.outcome().filter(outcome -> outcome.isOutside()).isEmpty()) {
            return List.of();
        }
        List<Act> acts = new ArrayList<>();
        acts.add(Act.Tell.unit(NoticeKind.DELIVERY_COLD_CHAIN, "cold/" + occurrence));
        if (DoorFit.of(delivery.outcome().get(), rule) == DoorFit.ALLOWED) {
            acts.add(new Act.Send("cold-chain", Audience.UNIT, Map.of(), now.plus(ALERT_USEFUL), "cold/" + occurrence));
        }
        return acts;
    }

    /** Two hours after the driver was expected nobody has said how it ended. A later time than the one that set the deadline has a deadline of its own. */
    static List<Act> unheard(Delivery delivery, Instant now) {
        Optional<Instant> due = delivery.outcomeDue();
        return due.isPresent() && due.get().isAfter(now) ? List.of() : unheardAllDay(delivery);
    }

    static List<Act> unheardAllDay(Delivery delivery) {
        if (delivery.outcome().isPresent()) {
            return List.of();
        }
        return List.of(
                Act.Tell.unit(NoticeKind.DELIVERY_OUTCOME_MISSING, "missing"),
                new Act.Ask(SupplierRequest.Kind.HOW_DID_IT_END));
    }
}
