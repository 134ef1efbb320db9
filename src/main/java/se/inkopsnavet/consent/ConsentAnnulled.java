package se.inkopsnavet.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * An earlier event was registered by mistake (DeleteExtendedConsent, makulering): on the wrong person, twice, or a withdrawal that nobody had made. It never
 * held. Not the way to withdraw.
 *
 * @param eventId the consent or the withdrawal that was a mistake
 */
public record ConsentAnnulled(
        UUID id,
        String municipality,
        PersonId person,
        UUID eventId,
        Registration registration,
        Source source,
        @Nullable String remark)
        implements ConsentEvent {

    @Override
    public UUID reference() {
        return eventId;
    }

    @Override
    public ConsentAnnulled withIds(UUID other, @Nullable UUID reference) {
        return new ConsentAnnulled(
                other, municipality, person, reference == null ? eventId : reference, registration, source, remark);
    }

    @Override
    public ConsentAnnulled withRemark(@Nullable String other) {
        return new ConsentAnnulled(id, municipality, person, eventId, registration, source, other);
    }

    @Override
    public String toString() {
        return "ConsentAnnulled[" + id + "]";
    }
}
