package se.inkopsnavet.customerlist;

import java.util.regex.Pattern;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.fault.Fault;

/** Item j: where the invoice goes. Empty only when the client chose the delivery address (HUD-21 to HUD-23). */
final class InvoiceColumn {

    private static final int MAX_LENGTH = 300;

    /** A full address has a postcode; without one the invoice cannot be posted. */
    private static final Pattern POSTCODE = Pattern.compile("(?<!\\d)\\d{3} ?\\d{2}(?!\\d)");

    private InvoiceColumn() {}

    static String of(PurchaseTerms terms, Screening screening, Findings findings) {
        if (terms.invoiceTo() == InvoiceTo.CLIENT_DELIVERY_ADDRESS) {
            return "";
        }
        String address = CellText.of(terms.invoiceAddress());
        if (terms.invoiceTo() == null || !POSTCODE.matcher(address).find()) {
            return findings.missing(Letter.J);
        }
        if (CellText.length(address) > MAX_LENGTH || !CellText.writable(address) || screening.findsDoorCode(address)) {
            return findings.hold(Fault.INVALID_ADDRESS, Letter.J);
        }
        if (FormulaGuard.triggers(address)) {
            findings.warn(RowWarning.FORMULA_LIKE_INVOICE);
        }
        return address;
    }
}
