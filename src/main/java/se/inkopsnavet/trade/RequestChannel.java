package se.inkopsnavet.trade;

/** One way to ask a supplier something about an order. A bean per kind; which one is used stands in the supplier's profile. */
public interface RequestChannel {

    /** Its word in a supplier's profile, {@code orders.channel}: REST, SFTP, PEPPOL or MAIL. */
    String kind();

    /**
     * In the caller's transaction; the request is sent after it has committed, once per kind, case and occurrence.
     *
     * @param request names the customer's case, whom nothing protects just now
     */
    void enqueue(SupplierRequest request);
}
