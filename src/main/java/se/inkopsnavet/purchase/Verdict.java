package se.inkopsnavet.purchase;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;

/**
 * What the heart decided about one event.
 *
 * @param resolution how the event itself ended
 * @param fault why, or null when nothing was wrong
 * @param place field letters, or an empty string
 * @param change the case's new state, or null when there is no case to write
 */
public record Verdict(
        Resolution resolution,
        @Nullable Fault fault,
        String place,
        @Nullable CaseChange change,
        List<Intent> intents) {

    /** Refusals that hang on the municipality's rules and not on the record: the same record may be granted under others. */
    static final Set<Fault> REFUSED_BY_RULES =
            EnumSet.of(Fault.PROVIDER_NOT_IN_SCOPE, Fault.SUPPLIER_NOT_ALLOWED, Fault.UNKNOWN_UNIT, Fault.UNKNOWN_AREA);

    /** A decision that begins too far ahead is handled again on the first day on which it can be granted. */
    static final Verdict UNTIL_ITS_DAY = new Verdict(Resolution.HELD, Fault.OUTSIDE_PERIOD, "", null, List.of());

    /** How an event ends: the ledger's states, seen from the heart. */
    public enum Resolution {
        DONE,
        HELD,
        REJECTED,
        QUARANTINED
    }

    /** @param decision what is kept about the person: null for nothing */
    public record CaseChange(
            CaseState state,
            @Nullable Decision decision,
            @Nullable String supplierId,
            @Nullable String unitId,
            @Nullable String scope) {}

    /** Also where a case that rested on the decision's earlier version is closed until then. */
    boolean isUntilItsDay() {
        return resolution == Resolution.HELD && fault == Fault.OUTSIDE_PERIOD;
    }

    static Verdict rejected(Fault fault) {
        return new Verdict(Resolution.REJECTED, fault, "", null, List.of());
    }

    static Verdict quarantined(Fault fault, String place, Intent... intents) {
        return new Verdict(Resolution.QUARANTINED, fault, place, null, List.of(intents));
    }
}
