package se.inkopsnavet.delivery;

import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.DoorRule;

/** How an outcome stands to what the municipality has decided about its doors. Pure. */
enum DoorFit {
    WELL,
    /** By agreement, or by the rule. */
    ALLOWED,
    BREACH,
    /** The policy neither allows nor forbids it: a person is asked. */
    QUESTIONED,
    /** The municipality has not decided what may happen at a closed door: a person is told, and nothing happens by itself. */
    UNDECIDED,
    IN_LOCKER,
    /** No groceries came. */
    FAILED,
    /** A code that nobody has agreed on. */
    UNKNOWN;

    static DoorFit of(DeliveryOutcome outcome, DoorRule rule) {
        return switch (outcome) {
            case DELIVERED_TO_CLIENT, DELIVERED_AND_FRIDGE_PACKED, DELIVERED_TO_STAFF, PICKED_UP_BY_HOMECARE -> WELL;
            case LOCKER -> IN_LOCKER;
            case CANCELLED_BY_SUPPLIER, MISSED -> FAILED;
            case OTHER -> UNKNOWN;
            case LEFT_OUTSIDE_NEARBY,
                    LEFT_OUTSIDE_NO_ANSWER,
                    TO_UNIT_PREMISES,
                    RETURNED_TO_STORE,
                    RETURNED_TO_WAREHOUSE -> atTheDoor(outcome, rule);
        };
    }

    /** What is forbidden is so whatever else is written. */
    private static DoorFit atTheDoor(DeliveryOutcome outcome, DoorRule rule) {
        if (rule.forbidden().contains(outcome)) {
            return BREACH;
        }
        if (!isDecided(rule)) {
            return UNDECIDED;
        }
        return rule.allowed().contains(outcome) ? ALLOWED : QUESTIONED;
    }

    static boolean isDecided(DoorRule rule) {
        return !rule.allowed().isEmpty() || !rule.forbidden().isEmpty();
    }
}
