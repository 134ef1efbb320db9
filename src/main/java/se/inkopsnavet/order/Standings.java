package se.inkopsnavet.order;

import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.purchase.PurchaseCase;

/** Whether a case's client may have groceries delivered. */
final class Standings {

    private Standings() {}

    static Standing of(PurchaseCase purchase) {
        if (purchase.mayBeProtected()) {
            return Standing.PROTECTED;
        }
        return switch (purchase.state()) {
            case PAUSED, DECEASED, CLOSED -> Standing.STOPPED;
            default -> Standing.ACTIVE;
        };
    }
}
