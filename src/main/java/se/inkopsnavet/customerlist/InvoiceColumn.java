package se.inkopsnavet.customerlist;

import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.fault.Fault;

/** Item j: where the invoice goes. Empty only when the client chose the delivery address (HUD-21 to HUD-23). */
final class InvoiceColumn {

    private static final int MAX_LENGTH = 300;

    private InvoiceColumn() {}

    /** @param email what stands in column f */
    static String of(Decision decision, String email, Phrases phrases, Screening screening, Findings findings) {
        PurchaseTerms terms = decision.terms();
        if (terms.invoiceTo() == InvoiceTo.CLIENT_DELIVERY_ADDRESS) {
            return "";
        }
        if (terms.invoiceTo() == InvoiceTo.E_INVOICE) {
            return email.isEmpty() ? onPaper(decision.client(), findings) : phrases.invoiceByEmail();
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

    /** An empty column would say that the client has chosen the delivery address: here it is said, and the unit hears of it. */
    private static String onPaper(Client client, Findings findings) {
        findings.warn(RowWarning.INVOICE_ON_PAPER);
        return CellText.of(String.join(
                ", ",
                client.name().first() + " " + client.name().last(),
                client.address().line(),
                client.address().postcodeSpaced() + " " + client.address().city()));
    }
}
