package se.inkopsnavet.customerlist;

import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.fault.Fault;

/** Item h: the standard phrase when staff meet the driver, and free text that a screening has cleared (HUD-17). */
final class DriverInfoColumn {

    private DriverInfoColumn() {}

    static String of(RowRules rules, PurchaseTerms terms, Phrases phrases, Screening screening, Findings findings) {
        String freeText = CellText.of(terms.driverInfo());
        if (!freeText.isEmpty() && !cleared(rules, freeText, screening)) {
            return findings.hold(Fault.DRIVER_INFO_HELD, Letter.H);
        }
        String text = CellText.of((terms.meetStaff() ? phrases.meetStaff() + " " : "") + freeText);
        if (FormulaGuard.triggers(text)) {
            findings.warn(RowWarning.FORMULA_LIKE_DRIVER_INFO);
        }
        return text;
    }

    private static boolean cleared(RowRules rules, String freeText, Screening screening) {
        return rules.driverInfoScreen()
                && CellText.length(freeText) <= rules.driverInfoMaxLength()
                && CellText.writable(freeText)
                && !screening.findsInDriverInfo(freeText);
    }
}
