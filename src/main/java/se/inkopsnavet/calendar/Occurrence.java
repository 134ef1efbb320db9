package se.inkopsnavet.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One planned delivery or pick-up (leveranstillfälle).
 *
 * @param supplierId who brings it, or {@link #NO_SUPPLIER}
 * @param week the ISO week it belongs to, such as {@code 2026-W53}; at most one occurrence per case and {@code place} in it
 * @param place 1 for the first of the week, 2 for the second
 * @param day Europe/Stockholm
 * @param cutoffAt the last moment to order; null where the supplier decides it with the slot
 * @param cutoffInclusive whether an order at that very second is in time
 * @param displacedFrom the day it would have been without a holiday or a stop day, or null
 * @param reason why it was cancelled or displaced: a neutral code such as {@code ABSENCE} or {@code SUPPLIER_STOP_DAY}, or null
 * @param version rises with every change
 */
public record Occurrence(
        String municipality,
        String caseRef,
        String supplierId,
        @Nullable String unitId,
        String week,
        int place,
        LocalDate day,
        Fulfilment fulfilment,
        @Nullable Instant cutoffAt,
        boolean cutoffInclusive,
        @Nullable LocalDate displacedFrom,
        State state,
        @Nullable String reason,
        int version) {

    /** A shop that the hub does not speak with about the client: nothing will be reported of the order. */
    public static final String NO_SUPPLIER = "-";

    public enum State {
        PLANNED,
        CANCELLED
    }

    public enum Fulfilment {
        STORE_DELIVERY,
        HOMECARE_PICKUP,
        LOCKER
    }

    /** What names it in keys and deadlines. */
    public String key() {
        return caseRef + "/" + week + "/" + place;
    }

    public boolean isPlanned() {
        return state == State.PLANNED;
    }

    /** Whether anybody but the unit can say how it goes. */
    public boolean isReported() {
        return !supplierId.equals(NO_SUPPLIER);
    }

    Occurrence withVersion(int other) {
        return new Occurrence(
                municipality,
                caseRef,
                supplierId,
                unitId,
                week,
                place,
                day,
                fulfilment,
                cutoffAt,
                cutoffInclusive,
                displacedFrom,
                state,
                reason,
                other);
    }

    Occurrence withCutoffOf(Occurrence other) {
        return new Occurrence(
                municipality,
                caseRef,
                supplierId,
                unitId,
                week,
                place,
                day,
                fulfilment,
                other.cutoffAt,
                other.cutoffInclusive,
                displacedFrom,
                state,
                reason,
                version);
    }

    Occurrence cancelled(Reason why) {
        return new Occurrence(
                municipality,
                caseRef,
                supplierId,
                unitId,
                week,
                place,
                day,
                fulfilment,
                cutoffAt,
                cutoffInclusive,
                displacedFrom,
                State.CANCELLED,
                why.name(),
                version + 1);
    }
}
