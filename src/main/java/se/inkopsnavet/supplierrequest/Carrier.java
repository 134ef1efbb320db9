package se.inkopsnavet.supplierrequest;

import se.inkopsnavet.ledger.OutboundFlow.Departure;

/** One way in which a request is said to a supplier: as a sealed letter, or by the supplier's interface. It knows no rule. */
public interface Carrier {

    /** As it stands with the request. */
    String name();

    /** The name of the way out, as the ledger knows it. */
    String channel(String municipality, String supplierId);

    /**
     * In the transaction of departure, when every {@linkplain RequestGates gate} is open.
     *
     * @return Go, Built, Wait, or a Stop with what hinders this way
     */
    Departure depart(StoredRequest request);

    /** The supplier has taken it. In the transaction that says so. */
    void delivered(StoredRequest request);

    /** It has not left and will not: what was reserved for it is free. */
    void givenBack(StoredRequest request);
}
