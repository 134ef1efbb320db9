package se.inkopsnavet.demo.data;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.State;

/**
 * How one decision of the demo shall end.
 *
 * @param state of the record's own message in the ledger
 * @param fault why, or null
 * @param row what becomes of its row in the customer list
 */
public record Expected(State state, @Nullable Fault fault, ListRow row) {

    /** The row's way through the supplier's hands. */
    public enum ListRow {
        /** In no list. */
        NONE,
        ACKNOWLEDGED,
        /** Sent, and refused by the supplier. */
        REJECTED
    }

    static final Expected DELIVERED = new Expected(State.CONFIRMED, null, ListRow.ACKNOWLEDGED);
    static final Expected REFUSED_BY_SUPPLIER = new Expected(State.CONFIRMED, null, ListRow.REJECTED);
    static final Expected DUPLICATE = new Expected(State.DUPLICATE, null, ListRow.NONE);

    static Expected held(Fault fault) {
        return new Expected(State.HELD, fault, ListRow.NONE);
    }

    static Expected quarantined(Fault fault) {
        return new Expected(State.QUARANTINED, fault, ListRow.NONE);
    }

    static Expected rejected(Fault fault) {
        return new Expected(State.REJECTED, fault, ListRow.NONE);
    }

    /** Whether it stands in a list that the supplier got. */
    public boolean delivered() {
        return row != ListRow.NONE;
    }
}
