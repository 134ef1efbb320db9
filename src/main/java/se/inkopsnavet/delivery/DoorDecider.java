package se.inkopsnavet.delivery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.delivery.Act.Measure;
import se.inkopsnavet.delivery.Act.Service;
import se.inkopsnavet.delivery.Act.Timer;
import se.inkopsnavet.delivery.Judged.Verdict;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.DoorRule;
import se.inkopsnavet.policy.Fees.Payer;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.trade.SupplierRequest;

/** What follows when nobody opens, and from how a delivery ended: decided by the municipality's policy alone (flow F13). Pure. */
final class DoorDecider {

    static final Duration ESCALATED_AFTER = Duration.ofMinutes(30);
    static final Duration COLD_FOR = Duration.ofMinutes(60);
    private static final Duration ALERT_USEFUL = Duration.ofHours(2);

    private final Policy policy;
    private final DoorRule rule;
    private final Situation situation;
    private final Instant now;

    DoorDecider(Policy policy, Situation situation, Instant now) {
        this.policy = policy;
        this.rule = policy.delivery().door();
        this.situation = situation;
        this.now = now;
    }

    Judged decide(Delivery before, Delivery after, Seen seen) {
        List<Act> acts = new ArrayList<>();
        if (!before.isAlarmed() && after.isAlarmed()) {
            alarm(after, seen, acts);
        }
        if (seen.outcome() == null) {
            return new Judged(Verdict.APPLIED, after, acts);
        }
        if (before.told().noted() != null) {
            acts.add(new Act.Correct(before.told().noted()));
        }
        if (after.isReceived() && wasTold(before)) {
            acts.add(Act.Tell.unit(NoticeKind.DOOR_CLEARED, seen.outcome(), "cleared/" + seen.version()));
        }
        acts.add(new Act.Count(services(seen.outcome(), after)));
        ended(before, after, seen, acts);
        boolean noted = acts.stream().anyMatch(act -> act instanceof Act.Note);
        return new Judged(Verdict.APPLIED, after.with(after.told().noting(noted ? seen.version() : null)), acts);
    }

    /** What was corrected is history; that nobody opened is heard of all the same, in whatever order it comes. */
    Judged outdated(Delivery before, Delivery after, Seen seen) {
        List<Act> acts = new ArrayList<>();
        if (!before.isAlarmed() && after.isAlarmed()) {
            alarm(after, seen, acts);
        }
        return new Judged(Verdict.OUTDATED, after, acts);
    }

    /** Once, however often the driver rings; again only where an outcome had cleared it and was corrected. */
    private void alarm(Delivery after, Seen seen, List<Act> acts) {
        String occurrence = "door/" + after.outcomeVersion();
        acts.add(Act.Tell.unit(situation.reason(), occurrence));
        if (!DoorFit.isDecided(rule)) {
            return;
        }
        Instant at = begun(seen);
        if (!situation.isOver()) {
            acts.add(new Act.Send("door-not-opened", Audience.UNIT, Map.of(), at.plus(ALERT_USEFUL), occurrence));
        }
        if (situation.isExpectedHome()) {
            acts.add(new Act.Watch(Timer.DOOR_ESCALATION, occurrence, at.plus(ESCALATED_AFTER)));
        }
    }

    /** Whether somebody was alarmed by what now turns out to be well. */
    private boolean wasTold(Delivery before) {
        return before.isAlarmed()
                || before.outcome()
                        .filter(ended -> DoorFit.of(ended, rule) != DoorFit.WELL)
                        .isPresent();
    }

    private void ended(Delivery before, Delivery after, Seen seen, List<Act> acts) {
        DeliveryOutcome outcome = seen.outcome();
        String occurrence = "outcome/" + seen.version();
        DoorFit fit = DoorFit.of(outcome, rule);
        switch (fit) {
            case WELL -> {
                if (outcome == DeliveryOutcome.DELIVERED_AND_FRIDGE_PACKED) {
                    acts.add(Act.Tell.unit(NoticeKind.PANTRY_TO_UNPACK, "pantry"));
                }
            }
            case ALLOWED -> allowed(after, seen, occurrence, acts);
            case BREACH -> breach(seen, occurrence, acts);
            case QUESTIONED -> {
                acts.add(Act.Tell.unit(NoticeKind.DOOR_OUTCOME_QUESTIONED, outcome, occurrence));
                acts.add(new Act.Note(outcome, Measure.QUESTIONED, seen.version()));
            }
            case UNDECIDED -> acts.add(Act.Tell.unit(NoticeKind.DOOR_UNDECIDED, outcome, occurrence));
            case IN_LOCKER -> acts.addAll(DayDecider.pickUp(before, seen));
            case FAILED -> {
                acts.add(Act.Tell.unit(NoticeKind.DELIVERY_FAILED, outcome, occurrence));
                acts.add(new Act.Note(outcome, Measure.UNIT_TOLD, seen.version()));
            }
            case UNKNOWN -> acts.add(Act.Tell.unit(NoticeKind.DELIVERY_OUTCOME_UNKNOWN, occurrence));
        }
        if (outcome.isOutside() && fit != DoorFit.UNDECIDED) {
            acts.add(new Act.Watch(Timer.COLD_CHAIN, occurrence, begun(seen).plus(COLD_FOR)));
        }
    }

    private void allowed(Delivery after, Seen seen, String occurrence, List<Act> acts) {
        DeliveryOutcome outcome = seen.outcome();
        if (outcome.isReturned()) {
            returned(after, seen, occurrence, acts);
        } else if (outcome.isOutside()) {
            acts.add(Act.Tell.unit(NoticeKind.DELIVERED_OUTSIDE, outcome, occurrence));
            if (outcome == DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER) {
                acts.add(new Act.Note(outcome, Measure.LEFT_BY_RULE, seen.version()));
                outside(seen, acts);
            }
        } else {
            acts.add(Act.Tell.unit(NoticeKind.DELIVERY_TO_UNIT, occurrence));
            acts.add(new Act.Note(outcome, Measure.KEPT_AT_UNIT, seen.version()));
        }
    }

    /** Only where the policy says that the hub does it: otherwise the supplier does, and two SMS are one too many. */
    private void outside(Seen seen, List<Act> acts) {
        DoorRule.NoAnswer noAnswer = rule.noAnswer();
        if (noAnswer != null
                && noAnswer.outcome() == seen.outcome()
                && noAnswer.textsNumberInCustomerList()
                && noAnswer.sentByHub()
                && !situation.isOver()) {
            acts.add(new Act.Send(
                    "groceries-outside",
                    Audience.NUMBER_IN_CUSTOMER_LIST,
                    Map.of(),
                    begun(seen).plus(COLD_FOR),
                    "outside"));
        }
    }

    /** Back at the supplier: delivered again in the same week, or ordered anew by somebody who comes home some day. The old order is never sent again. */
    private void returned(Delivery after, Seen seen, String occurrence, List<Act> acts) {
        DoorRule.IndefiniteAbsence absence = rule.indefiniteAbsence();
        boolean orderedAnew = absence != null && absence.outcome() == seen.outcome();
        boolean again = !orderedAnew && situation.isExpectedHome() && weekGoesOn(after.day());
        if (again) {
            acts.add(new Act.Ask(SupplierRequest.Kind.DELIVER_AGAIN));
        }
        if (orderedAnew && situation.awayForUnknownTime()) {
            acts.add(new Act.Pause());
        }
        NoticeKind kind = again ? NoticeKind.DELIVERY_RETURNED_AGAIN : NoticeKind.DELIVERY_RETURNED;
        acts.add(Act.Tell.unit(kind, seen.outcome(), occurrence));
        acts.add(new Act.Note(seen.outcome(), again ? Measure.DELIVERED_AGAIN : Measure.ORDERED_ANEW, seen.version()));
    }

    /** From when the time runs: what is said to happen later than now, by a clock that is ahead, has happened by now. */
    private Instant begun(Seen seen) {
        return seen.occurredAt().isAfter(now) ? now : seen.occurredAt();
    }

    private boolean weekGoesOn(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(now, Delivery.STOCKHOLM);
        LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return today.isBefore(sunday) && day.isBefore(sunday);
    }

    private void breach(Seen seen, String occurrence, List<Act> acts) {
        acts.add(Act.Tell.unit(NoticeKind.DOOR_BREACH, seen.outcome(), occurrence));
        if (rule.breachAlertsUnit() && !situation.isOver()) {
            acts.add(new Act.Send(
                    "delivery-breach", Audience.UNIT, Map.of(), begun(seen).plus(ALERT_USEFUL), occurrence));
        }
        if (rule.breachOpensComplaint()) {
            acts.add(new Act.Complain(seen.outcome()));
        }
        acts.add(new Act.Note(seen.outcome(), Measure.BREACH, seen.version()));
    }

    /** What nobody has ordered, or decided the payer of, is looked at by a person (AC-14-2). */
    private Map<Service, Payer> services(DeliveryOutcome outcome, Delivery delivery) {
        return switch (outcome) {
            case DELIVERED_AND_FRIDGE_PACKED ->
                Map.of(
                        Service.FRIDGE_PACKING,
                        situation.fridgeOrdered()
                                ? policy.fees().payerOf("FRIDGE_PACKING_FEE", delivery.day())
                                : Payer.UNDECIDED_DISPUTE,
                        Service.IN_HOME_CONTACT,
                        Payer.NONE);
            case PICKED_UP_BY_HOMECARE ->
                Map.of(Service.HOME_TRANSPORT, policy.fees().payerOf("HOME_TRANSPORT_FEE", delivery.day()));
            default -> Map.of();
        };
    }
}
