package se.inkopsnavet.ledger;

/** One way out to one neighbour. Implementations do the I/O and classify what happened; they never throw for a peer's fault. */
public interface Channel {

    /** The channel's name, such as {@code policyId/supplierId}. */
    String name();

    /** What it leads over: channels over one line, such as one mail server, have a share of the workers together ({@link Line}). */
    default String line() {
        return name();
    }

    Delivery deliver(Parcel parcel);

    /**
     * The hook for an attempt whose outcome is unknown (the process died, or the line broke).
     *
     * @return Delivered when the neighbour has it, Failed when it provably has not (or when the neighbour is agreed to drop repeats, so that sending
     *     the same bytes under the same id again is safe), Unknown when it cannot be told
     */
    Delivery reconcile(Parcel parcel);

    /** Whether it sends what it reads, piece by piece, so that nothing need be in memory at once; then a parcel is read only while it is delivered. */
    default boolean readsPiecemeal() {
        return false;
    }

    /** Whether {@link #reconcile} can ever bring an answer; where it cannot, it is asked no more than once before a person must be. */
    default boolean canBeAsked() {
        return true;
    }

    /** How many deliveries may run at once, all nodes together: of one node's workers (24) a sixth. */
    default int parallelism() {
        return 4;
    }
}
