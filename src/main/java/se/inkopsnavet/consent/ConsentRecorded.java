package se.inkopsnavet.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * Somebody has consented, for one or several purposes (RegisterExtendedConsent).
 *
 * @param recipient of the purposes that have that kind of recipient; the others are for whoever has that part
 * @param givenAt when the person said it, not when it was written down
 * @param validTo last day, Europe/Stockholm; null until further notice
 */
public record ConsentRecorded(
        UUID id,
        String municipality,
        PersonId person,
        Set<ConsentPurpose> purposes,
        @Nullable Recipient recipient,
        Giver giver,
        Method method,
        Instant givenAt,
        @Nullable LocalDate validTo,
        Registration registration,
        Source source,
        @Nullable String remark)
        implements ConsentEvent {

    public ConsentRecorded {
        purposes = Set.copyOf(purposes);
    }

    public Recipient recipientOf(ConsentPurpose purpose) {
        boolean named = recipient != null && recipient.type() == purpose.recipientType();
        return named ? recipient : new Recipient(purpose.recipientType(), null);
    }

    @Override
    public @Nullable UUID reference() {
        return null;
    }

    @Override
    public ConsentRecorded withIds(UUID other, @Nullable UUID reference) {
        return new ConsentRecorded(
                other,
                municipality,
                person,
                purposes,
                recipient,
                giver,
                method,
                givenAt,
                validTo,
                registration,
                source,
                remark);
    }

    @Override
    public ConsentRecorded withRemark(@Nullable String other) {
        return new ConsentRecorded(
                id,
                municipality,
                person,
                purposes,
                recipient,
                giver,
                method,
                givenAt,
                validTo,
                registration,
                source,
                other);
    }

    @Override
    public String toString() {
        return "ConsentRecorded[" + id + "]";
    }
}
