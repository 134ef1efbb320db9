package se.inkopsnavet.invoice;

import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mandate.Mandates;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.purchase.Circumstance;

/** Lays the representative's address over a decision that says "elsewhere" and does not say where. */
record InvoiceCircumstance(Mandates.Answer manager, MandateWords words) implements Circumstance {

    @Override
    public Decision applyTo(Decision recorded) {
        return InvoiceRouting.of(recorded.terms(), manager) instanceof InvoiceRouting.Representative receiver
                ? recorded.withTerms(recorded.terms()
                        .withInvoiceAddress(words.careOf(name(recorded.client().name()), receiver.mandate())))
                : recorded;
    }

    private static String name(PersonName name) {
        return name.first() + " " + name.last();
    }
}
