package se.inkopsnavet.customerlist;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;

/** Collects what the column rules say about one row while it is built. Lives for that one row. */
final class Findings {

    private final Set<Letter> missing = EnumSet.noneOf(Letter.class);
    private final Set<RowWarning> warnings = EnumSet.noneOf(RowWarning.class);
    private RowResult.@Nullable Held held;
    private RowResult.@Nullable Rejected rejected;

    /** @return the empty cell, so that a rule can end with it */
    String missing(Letter letter) {
        missing.add(letter);
        return "";
    }

    /** Keeps the first; a person who opens the case sees the rest there. */
    String hold(Fault fault, Letter letter) {
        if (held == null) {
            held = new RowResult.Held(fault, letter);
        }
        return "";
    }

    String reject(Fault fault, Letter letter) {
        if (rejected == null) {
            rejected = new RowResult.Rejected(fault, letter);
        }
        return "";
    }

    void warn(RowWarning warning) {
        warnings.add(warning);
    }

    RowResult result(CustomerListRow row) {
        if (rejected != null) {
            return rejected;
        }
        if (held != null) {
            return held;
        }
        if (!missing.isEmpty()) {
            return new RowResult.Incomplete(Collections.unmodifiableSet(missing));
        }
        return new RowResult.Ready(row, Collections.unmodifiableSet(warnings));
    }
}
