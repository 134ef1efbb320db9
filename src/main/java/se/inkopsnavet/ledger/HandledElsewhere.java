package se.inkopsnavet.ledger;

/**
 * An incoming message is no longer in the hands of whoever works on it: a node that stood still was taken for dead, and another one has the message or has
 * brought it to its end. It leaves the transaction, so that nothing is done twice, and is nobody's fault.
 */
public final class HandledElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HandledElsewhere() {
        super("another worker has the message or has finished it");
    }

    /** @param messages how many were still there to be worked on */
    static void unlessFound(int messages) {
        if (messages == 0) {
            throw new HandledElsewhere();
        }
    }
}
