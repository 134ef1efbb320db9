package se.inkopsnavet.trade;

/** The way out for {@link SupplierRequest}s: by the channel that the supplier's profile names. */
public interface SupplierRequests {

    /** In the caller's transaction; the request is sent after it has committed, once. */
    void ask(SupplierRequest request);
}
