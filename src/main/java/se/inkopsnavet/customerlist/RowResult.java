package se.inkopsnavet.customerlist;

import java.util.Set;
import se.inkopsnavet.fault.Fault;

/** What became of a decision on its way to a row. When several apply, Rejected wins over Held, and Held over Incomplete. */
public sealed interface RowResult {

    /** The row can be sent. */
    record Ready(CustomerListRow row, Set<RowWarning> warnings) implements RowResult {}

    /** Ask the unit for these letters (HUD-08). All that are missing are named at once, in order. */
    record Incomplete(Set<Letter> missing) implements RowResult {}

    /** A person must look, and edit or release. */
    record Held(Fault fault, Letter letter) implements RowResult {}

    /** The data contradict the routine and cannot be sent. */
    record Rejected(Fault fault, Letter letter) implements RowResult {}
}
