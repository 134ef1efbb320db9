package se.inkopsnavet.delivery;

import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/**
 * What the hub knows about the person at the time of the delivery: for the unit, never for the driver (flow F13 step 2, requirements §11 item 7).
 *
 * @param standing of the case
 * @param away an absence is registered that covers the day
 * @param awayForUnknownTime it has no end
 * @param moved another address than the decision's was recorded lately
 * @param meetsStaff home care was to meet the driver
 * @param fridgeOrdered the driver was to put the groceries into the fridge (column i)
 * @param closedDoorsBefore how often nobody has opened in the weeks before
 */
record Situation(
        Standing standing,
        boolean away,
        boolean awayForUnknownTime,
        boolean moved,
        boolean meetsStaff,
        boolean fridgeOrdered,
        int closedDoorsBefore) {

    private static final int A_PATTERN = 2;

    enum Standing {
        IN_USE,
        PAUSED,
        /** Over: ended, moved away, or dead. */
        STOPPED;

        static Standing of(CaseState state) {
            return switch (state) {
                case PAUSED -> PAUSED;
                case CLOSED, DECEASED -> STOPPED;
                default -> IN_USE;
            };
        }
    }

    /** Whether the person should be there to receive groceries. */
    boolean isExpectedHome() {
        return standing == Standing.IN_USE && !away;
    }

    boolean isOver() {
        return standing == Standing.STOPPED;
    }

    /** The most probable reason for which nobody opens, as the unit is told. */
    NoticeKind reason() {
        if (isOver()) {
            return NoticeKind.DOOR_CASE_STOPPED;
        }
        if (!isExpectedHome()) {
            return NoticeKind.DOOR_CLIENT_AWAY;
        }
        if (moved) {
            return NoticeKind.DOOR_CLIENT_MOVED;
        }
        if (meetsStaff) {
            return NoticeKind.DOOR_STAFF_PLANNED;
        }
        return closedDoorsBefore >= A_PATTERN ? NoticeKind.DOOR_CLOSED_AGAIN : NoticeKind.DOOR_NOT_OPENED;
    }
}
