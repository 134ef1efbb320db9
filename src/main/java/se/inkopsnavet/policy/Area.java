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
 * @param weekdays delivery days in their order; more than one where clients get groceries more than once a week, none while the municipality has not given
 *     the area any or each client books a slot
 */
public record Area(String areaId, String name, List<String> aliases, List<String> postcodes, List<DayOfWeek> weekdays) {

    public Area {
        aliases = List.copyOf(aliases);
        postcodes = List.copyOf(postcodes);
        weekdays = List.copyOf(weekdays);
    }

    /** The first delivery day of the week, or null. */
    public @Nullable DayOfWeek weekday() {
        return weekdays.isEmpty() ? null : weekdays.get(0);
    }

    /** Whether an address with that postcode (five digits) can lie in the area. */
    public boolean covers(String postcode) {
        return postcodes.isEmpty() || postcodes.contains(postcode);
    }
}
