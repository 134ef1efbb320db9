package se.inkopsnavet.invoice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.mandate.Mandate;
import se.inkopsnavet.mandate.Mandates;
import se.inkopsnavet.person.Address;

/**
 * Where the invoice goes, as it follows from what is known on a day: the routing itself is stored nowhere, so that what it rests on cannot end without its
 * ending too (flow F04). Where it is open, column j is missing and the row waits; the delivery address is never a way out.
 */
sealed interface InvoiceRouting {

    /** Nobody has asked the client: an empty column would say something that nobody has said (HUD-21). */
    record NotAsked() implements InvoiceRouting {}

    /** The client has said the delivery address: column j is empty (HUD-22). */
    record Same() implements InvoiceRouting {}

    /** The client wants it by e-mail; without an address there it comes on paper to the client, which the unit hears of (AC-04-7). */
    record ByEmail() implements InvoiceRouting {}

    /** The client has said elsewhere, and the decision says where. */
    record Known() implements InvoiceRouting {}

    /** The client has said elsewhere, and somebody with a verified mandate manages the property (HUD-23, AC-03-1). */
    record Representative(Mandate mandate, Address address) implements InvoiceRouting {}

    /** The client has said elsewhere, and the case system or the invoice desk knows where. */
    record Found(Receiver receiver) implements InvoiceRouting {}

    /** Several manage the property: a person says who receives it (AC-03-6). */
    record Several() implements InvoiceRouting {}

    /** Elsewhere, and nobody knows where. */
    record Open() implements InvoiceRouting {}

    /**
     * @param manager who may receive the person's invoices that day
     * @param answer what was found out, or null; void when the client has moved since
     */
    static InvoiceRouting of(Decision decision, Mandates.Answer manager, @Nullable Content answer) {
        return said(decision).orElseGet(() -> elsewhere(decision, manager, answer));
    }

    /** What the decision says by itself, whoever manages the property and whatever was found out; empty when the client has said elsewhere and not where. */
    static Optional<InvoiceRouting> said(Decision decision) {
        if (decision.terms().invoiceTo() == null) {
            return Optional.of(new NotAsked());
        }
        if (decision.terms().invoiceTo() == InvoiceTo.CLIENT_DELIVERY_ADDRESS) {
            return Optional.of(new Same());
        }
        if (decision.terms().invoiceTo() == InvoiceTo.E_INVOICE) {
            return Optional.of(new ByEmail());
        }
        return decision.terms().hasInvoiceAddress() ? Optional.of(new Known()) : Optional.empty();
    }

    private static InvoiceRouting elsewhere(Decision decision, Mandates.Answer manager, @Nullable Content answer) {
        if (manager instanceof Mandates.Answer.Several) {
            return new Several();
        }
        if (manager instanceof Mandates.Answer.One one && one.mandate().holder().address() != null) {
            return new Representative(one.mandate(), one.mandate().holder().address());
        }
        boolean holds = answer != null && answer.receiver() != null && answer.isAbout(decision);
        return holds ? permitted(decision, manager, answer.receiver()) : new Open();
    }

    /** An invoice says what somebody eats: it goes to the client or to whoever manages the property, and to no other name (F03, "never"). */
    static InvoiceRouting permitted(Decision decision, Mandates.Answer manager, Receiver receiver) {
        if (receiver.isNamed(decision.client().name())) {
            return new Found(receiver);
        }
        return manager instanceof Mandates.Answer.One one
                        && receiver.isNamed(one.mandate().holder().name())
                ? new Representative(one.mandate(), receiver.address())
                : new Open();
    }
}
