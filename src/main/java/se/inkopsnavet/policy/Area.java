package se.inkopsnavet.policy;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A home care area (hemtjänstområde), which decides the delivery day.
 *
 * @param name as it is written to the supplier, column a
 * @param aliases other spellings that case systems use
 * @param postcodes five digits each; empty when the area is not bounded by postcode
 * @param weekday delivery day, or null while the municipality has not given the area one
 */
public record Area(
        String areaId,
        String name,
        List<String> aliases,
        List<String> postcodes,
        @Nullable DayOfWeek weekday) {

    public Area {
        aliases = List.copyOf(aliases);
        postcodes = List.copyOf(postcodes);
    }

    /** Whether an address with that postcode (five digits) can lie in the area. */
    public boolean covers(String postcode) {
        return postcodes.isEmpty() || postcodes.contains(postcode);
    }
}
