package se.inkopsnavet.foodguard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Somebody of the staff has recorded that the client got food another way than by the hub, or that a delivery is booked. What, is nowhere said.
 *
 * @param day Europe/Stockholm
 * @param recordedBy the member of staff, as the unit's systems know them
 */
record FoodPath(String caseRef, LocalDate day, Way way, String recordedBy, Instant recordedAt) {

    private static final StrictJson JSON = new StrictJson(Fault.FOOD_PATH_UNREADABLE, Fault.FOOD_PATH_UNREADABLE);

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    enum Way {
        SHOPPING,
        PICKUP,
        DELIVERED,
        OTHER,
        /** In a shop, for a day to come. */
        BOOKED,
        BOOKING_CANCELLED;

        boolean isFood() {
            return this != BOOKED && this != BOOKING_CANCELLED;
        }
    }

    /** Nobody can have seen food that is still to come, or books what has been. @throws FaultException with the field's name, never a value */
    static FoodPath read(byte[] document) {
        DocumentFields fields = JSON.read(document);
        FoodPath path = new FoodPath(
                fields.required("caseRef"),
                fields.day("day"),
                fields.one("way", Way.class),
                fields.required("recordedBy"),
                fields.instant("recordedAt"));
        fields.nothingElse();
        LocalDate recorded = LocalDate.ofInstant(path.recordedAt(), STOCKHOLM);
        if (path.way().isFood() && path.day().isAfter(recorded)
                || path.way() == Way.BOOKED && path.day().isBefore(recorded)) {
            throw new FaultException(Fault.FOOD_PATH_UNREADABLE, "day");
        }
        return path;
    }

    @Override
    public String toString() {
        return "FoodPath[" + caseRef + ", " + day + ", " + way + "]";
    }
}
