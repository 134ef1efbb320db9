package se.inkopsnavet.contact;

import java.time.Instant;
import java.util.Map;

/**
 * An SMS that somebody should get.
 *
 * @param caseRef the case that it is about; of a text that is about nobody, such as a unit's schedule, the unit's id: {@link #toUnit}
 * @param template its name in {@code mappings/sms/}, such as {@code delivery-delayed}
 * @param values for the template's places: times, days and numbers only, never a name
 * @param usefulUntil after this it is dropped, never sent late
 * @param occurrence the same template, case, audience and occurrence is sent once
 */
public record Text(
        String municipality,
        String caseRef,
        String template,
        Audience audience,
        Map<String, String> values,
        Instant usefulUntil,
        String occurrence) {

    public Text {
        values = Map.copyOf(values);
    }

    /** About no person: no consent is asked for. */
    public static Text toUnit(
            String municipality,
            String unitId,
            String template,
            Map<String, String> values,
            Instant usefulUntil,
            String occurrence) {
        return new Text(municipality, unitId, template, Audience.UNIT, values, usefulUntil, occurrence);
    }

    public enum Audience {
        CLIENT,
        /** The client, or the unit where the client has no number, no consent or cannot read it. */
        CLIENT_ELSE_UNIT,
        UNIT,
        MANAGER,
        /** The number that stands in the customer list: the client's where it was given, otherwise the unit's first. */
        NUMBER_IN_CUSTOMER_LIST
    }
}
