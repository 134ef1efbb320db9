package se.inkopsnavet.invoice;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mandate.Mandates;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.purchase.Circumstance;

/** Lays the representative's address, or the one that was found out, over a decision that says "elsewhere" and does not say where. */
record InvoiceCircumstance(
        Mandates.Answer manager, @Nullable Content answer, MandateWords words) implements Circumstance {

    @Override
    public Decision applyTo(Decision recorded) {
        InvoiceRouting routing = InvoiceRouting.of(recorded, manager, answer);
        if (routing instanceof InvoiceRouting.Representative receiver) {
            String client = name(recorded.client().name());
            return with(recorded, words.careOf(client, receiver.mandate(), Receiver.line(receiver.address())));
        }
        return routing instanceof InvoiceRouting.Found found
                ? with(recorded, found.receiver().line())
                : recorded;
    }

    private static Decision with(Decision recorded, String address) {
        return recorded.withTerms(recorded.terms().withInvoiceAddress(address));
    }

    private static String name(PersonName name) {
        return name.first() + " " + name.last();
    }
}
