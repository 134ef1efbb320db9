package se.inkopsnavet.trade;

import java.util.Optional;

/** Knows what a supplier calls a client. */
@FunctionalInterface
public interface CustomerNumbers {

    /** The supplier's own number of the client; empty while it has not said one. */
    Optional<String> numberOf(String municipality, String supplierId, String caseRef);
}
