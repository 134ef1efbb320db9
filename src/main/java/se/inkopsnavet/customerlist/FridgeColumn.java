package se.inkopsnavet.customerlist;

import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.fault.Fault;

/** Item i: an X when the driver is to pack the fridge, a service that the municipality pays for (HUD-18, HUD-20). */
final class FridgeColumn {

    private FridgeColumn() {}

    /** X requires that the client can receive but cannot unpack. Data that contradict the wish are refused, never silently dropped. */
    static String of(RowRules rules, PurchaseTerms terms, Findings findings) {
        if (!terms.fridgePacking()) {
            return "";
        }
        boolean contradicted = Boolean.FALSE.equals(terms.canReceive()) || Boolean.TRUE.equals(terms.canUnpack());
        if (!rules.fridgePackingAllowed() || contradicted) {
            return findings.reject(Fault.INVALID_VALUE, Letter.I);
        }
        if (terms.canReceive() == null || terms.canUnpack() == null) {
            return findings.missing(Letter.I);
        }
        if (terms.meetStaff()) {
            findings.warn(RowWarning.FRIDGE_PACKING_WITH_STAFF);
        }
        return "X";
    }
}
