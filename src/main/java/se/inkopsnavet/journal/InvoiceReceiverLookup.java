package se.inkopsnavet.journal;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonId;

/** Asks the case system who receives the person's invoices (F04). A call over the network: never inside a transaction. */
@FunctionalInterface
public interface InvoiceReceiverLookup {

    Answer find(String municipality, PersonId person);

    /** What the case system said. */
    sealed interface Answer {

        /** @param name of the receiver, as the case system writes it */
        record Found(String name, Address address) implements Answer {
            @Override
            public String toString() {
                return "Found[***]";
            }
        }

        /** None is recorded there. */
        record None() implements Answer {}

        /** The municipality's case system cannot be asked. */
        record NotOffered() implements Answer {}

        /** It did not answer, or not in a way that can be trusted: ask again later, and then a person. */
        record Unavailable(Fault fault, String place) implements Answer {}
    }
}
