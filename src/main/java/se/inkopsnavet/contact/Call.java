package se.inkopsnavet.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task for the unit to phone somebody (class N2: the letter names the case, the person at the telephone the rest).
 *
 * @param caseRef the case that it is about, or a unit's id when it is about nobody
 * @param reason what about, a key of {@code mappings/sms/calls.yaml}
 * @param orderNo to be named on the telephone, or null
 * @param about what is to be said, or the number to call, without personal data; or null
 * @param urgent not to wait for the unit's contact window: outside it goes to whoever is on call
 * @param occurrence the same reason, case and occurrence is asked once
 */
public record Call(
        String municipality,
        String caseRef,
        String reason,
        Who who,
        @Nullable String orderNo,
        @Nullable String about,
        boolean urgent,
        @Nullable Instant usefulUntil,
        String occurrence) {

    /** A call for which the reason says enough. */
    public Call(
            String municipality,
            String caseRef,
            String reason,
            Who who,
            @Nullable String orderNo,
            boolean urgent,
            @Nullable Instant usefulUntil,
            String occurrence) {
        this(municipality, caseRef, reason, who, orderNo, null, urgent, usefulUntil, occurrence);
    }

    public enum Who {
        CLIENT,
        SUPPLIER
    }
}
