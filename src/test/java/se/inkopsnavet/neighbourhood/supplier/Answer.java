package se.inkopsnavet.neighbourhood.supplier;

import java.util.Map;
import java.util.UUID;

/** What the supplier's acknowledgement says about the rows. */
public sealed interface Answer {

    record AcceptAll() implements Answer {}

    /** @param reasons code from {@code reasons.yaml} by row number; all others are accepted */
    record RejectRows(Map<Integer, String> reasons) implements Answer {}

    /** @param reasons code by personnummer {@code YYYYMMDD-NNNN}, for those who do not know the list's order */
    record RejectPeople(Map<String, String> reasons) implements Answer {}

    /** 41 rows for 40. */
    record OneRowTooMany() implements Answer {}

    /** Declares the right number and lists the first {@code lines} rows only: 37 of 40. */
    record OnlyFirst(int lines) implements Answer {}

    /** Lists the rows from number {@code row} on: what was left out before. */
    record From(int row) implements Answer {}

    /** Everything right, but for a list that is not this one. */
    record OtherBatch(UUID batchId) implements Answer {}
}
