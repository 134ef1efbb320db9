package se.inkopsnavet.customerlist;

import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.fault.Fault;

/** Item j: where the invoice goes. Empty only when the client chose the delivery address (HUD-21 to HUD-23). */
final class InvoiceColumn {

    private static final int MAX_LENGTH = 300;

    private InvoiceColumn() {}

    static String of(PurchaseTerms terms, Screening screening, Findings findings) {
        if (terms.invoiceTo() == InvoiceTo.CLIENT_DELIVERY_ADDRESS) {
            return "";
        }
        String address = CellText.of(terms.invoiceAddress());
        if (terms.invoiceTo() == null || !terms.hasInvoiceAddress()) {
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
