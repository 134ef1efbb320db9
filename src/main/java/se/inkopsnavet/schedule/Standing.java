package se.inkopsnavet.schedule;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.purchase.CaseState;

/**
 * How a case stands on the day of the delivery.
 *
 * @param unitId null while no unit is known
 * @param mayBeProtected the person is, or may be, protected
 * @param away an absence covers the day
 */
record Standing(String caseRef, @Nullable String unitId, CaseState state, boolean mayBeProtected, boolean away) {

    private static final Set<CaseState> STOPPED =
            EnumSet.of(CaseState.CLOSED, CaseState.DECEASED, CaseState.HELD_NO_BASIS, CaseState.HELD_POLICY);

    boolean isStopped() {
        return STOPPED.contains(state);
    }

    boolean isAbsent() {
        return away || state == CaseState.PAUSED;
    }

    /** Whether groceries are to be brought to the person at all. */
    boolean mayReceive() {
        return !mayBeProtected && !isStopped() && !isAbsent();
    }
}
