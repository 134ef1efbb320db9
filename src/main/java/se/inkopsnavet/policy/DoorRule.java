package se.inkopsnavet.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may happen when nobody opens (flow F13). An outcome that is not allowed is a breach.
 *
 * @param contactOrder whom the supplier tries to reach, in that order
 * @param allowed outcomes at a closed door; empty while undecided
 * @param forbidden outcomes that are a breach even where {@code allowed} is silent
 * @param noAnswer what the driver does when nobody answers, or null
 * @param indefiniteAbsence what happens to the groceries of one who is away for a time unknown, or null
 * @param breachAlertsUnit a breach is told to the unit at once
 * @param breachOpensComplaint a breach is a complaint
 */
public record DoorRule(
        List<Contact> contactOrder,
        Set<DeliveryOutcome> allowed,
        Set<DeliveryOutcome> forbidden,
        @Nullable NoAnswer noAnswer,
        @Nullable IndefiniteAbsence indefiniteAbsence,
        boolean breachAlertsUnit,
        boolean breachOpensComplaint) {

    public DoorRule {
        contactOrder = List.copyOf(contactOrder);
        allowed = Set.copyOf(allowed);
        forbidden = Set.copyOf(forbidden);
    }

    public enum Contact {
        CLIENT_IF_PHONE_GIVEN,
        UNIT_1,
        UNIT_2
    }

    /**
     * @param textsNumberInCustomerList an SMS says where the groceries stand
     * @param sentByHub the hub sends it; otherwise the supplier does, and the hub must not
     */
    public record NoAnswer(DeliveryOutcome outcome, boolean textsNumberInCustomerList, boolean sentByHub) {}

    /** @param newOrderOnReturn the old order is not sent again; the client orders anew after coming home */
    public record IndefiniteAbsence(DeliveryOutcome outcome, boolean newOrderOnReturn) {}
}
