package se.inkopsnavet.trade;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole delivery schedule (leveransschema) of one day (flow F11).
 *
 * @param day Europe/Stockholm
 * @param occurredAt when the supplier made it
 * @param stops every stop of that day for the municipality
 */
public record ScheduleReported(
        String municipality, String supplierId, LocalDate day, Instant occurredAt, List<Stop> stops)
        implements SupplierReport {

    public ScheduleReported {
        stops = List.copyOf(stops);
    }

    /**
     * @param street as the supplier will drive, or null; compared and then dropped
     * @param postcode five digits, or null
     */
    public record Stop(
            CustomerRef customer,
            @Nullable String orderNo,
            LocalTime from,
            LocalTime to,
            @Nullable String street,
            @Nullable String postcode) {

        @Override
        public String toString() {
            return "Stop[***]";
        }
    }

    @Override
    public String toString() {
        return "ScheduleReported[" + day + ", " + stops.size() + " stops]";
    }
}
