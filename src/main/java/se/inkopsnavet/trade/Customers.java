package se.inkopsnavet.trade;

import java.util.Optional;

/** Knows which case a supplier means. */
public interface Customers {

    /** @return the case reference; empty when it is unknown, another municipality's or another supplier's */
    Optional<String> caseOf(String municipality, String supplierId, CustomerRef customer);
}
