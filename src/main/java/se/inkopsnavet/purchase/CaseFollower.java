package se.inkopsnavet.purchase;

/**
 * A room that has something to do when a person's case is opened or changes: what it knows may have come before the case. Called in the transaction that
 * writes the case, which is locked.
 */
@FunctionalInterface
public interface CaseFollower {

    void changed(String municipality, PersonKey person, PurchaseCase now);

    /** The case is new: of what rooms keep under its reference there is nothing yet. */
    default void opened(String municipality, PersonKey person, PurchaseCase now) {
        changed(municipality, person, now);
    }
}
