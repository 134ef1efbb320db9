package se.inkopsnavet.invoice;

import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.mandate.Mandate;
import se.inkopsnavet.mandate.Mandates;

/**
 * Where the invoice goes, as it follows from what is known on a day: nothing of it is stored, so that what it rests on cannot end without its ending too
 * (flow F04). Where it is open, column j is missing and the row waits; the delivery address is never a way out.
 */
sealed interface InvoiceRouting {

    /** Nobody has asked the client: an empty column would say something that nobody has said (HUD-21). */
    record NotAsked() implements InvoiceRouting {}

    /** The client has said the delivery address: column j is empty (HUD-22). */
    record Same() implements InvoiceRouting {}

    /** The client has said elsewhere, and the case system says where. */
    record Known() implements InvoiceRouting {}

    /** The client has said elsewhere, and somebody with a verified mandate manages the property (HUD-23, AC-03-1). */
    record Representative(Mandate mandate) implements InvoiceRouting {}

    /** Several manage the property: a person says who receives it (AC-03-6). */
    record Several() implements InvoiceRouting {}

    /** Elsewhere, and nobody knows where. */
    record Open() implements InvoiceRouting {}

    /** @param manager who may receive the person's invoices that day */
    static InvoiceRouting of(PurchaseTerms terms, Mandates.Answer manager) {
        if (terms.invoiceTo() == null) {
            return new NotAsked();
        }
        if (terms.invoiceTo() == InvoiceTo.CLIENT_DELIVERY_ADDRESS) {
            return new Same();
        }
        if (terms.hasInvoiceAddress()) {
            return new Known();
        }
        if (manager instanceof Mandates.Answer.Several) {
            return new Several();
        }
        return manager instanceof Mandates.Answer.One one
                        && one.mandate().holder().address() != null
                ? new Representative(one.mandate())
                : new Open();
    }
}
