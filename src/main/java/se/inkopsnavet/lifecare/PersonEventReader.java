package se.inkopsnavet.lifecare;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.decision.fields.CanonicalFields;
import se.inkopsnavet.decision.fields.ClientFields;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.ClientChanged;
import se.inkopsnavet.event.ContactChanged;
import se.inkopsnavet.event.PersonEvent;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.Phone;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.privacy.BlindIndex;

/** Step 2 for what happens to a person: a stored record becomes a canonical event. */
final class PersonEventReader {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final Translation translation;
    private final BlindIndex index;
    private final EnvironmentGuard guard;

    PersonEventReader(Translation translation, BlindIndex index, EnvironmentGuard guard) {
        this.translation = translation;
        this.index = index;
        this.guard = guard;
    }

    PersonEvent read(String municipality, Envelope envelope) {
        return switch (envelope.entity()) {
            case CLIENTS -> client(municipality, envelope);
            case CONTACTS, RELATIVES -> contact(municipality, envelope);
            case ABSENCES -> absence(municipality, envelope);
            default -> throw new FaultException(Fault.INTERNAL_ERROR, "not an event: " + envelope.entity());
        };
    }

    private ClientChanged client(String municipality, Envelope envelope) {
        if (envelope.kind() != Found.Kind.PRESENT) {
            boolean removed = envelope.kind() == Found.Kind.REMOVED;
            Protection protection = removed ? Protection.UNKNOWN : Protection.PROTECTED;
            return client(municipality, envelope, null, protection, LifeStatus.UNKNOWN, null, !removed, null);
        }
        Map<String, String> mapped = new HashMap<>(translation.mapped(municipality, envelope));
        String on = mapped.remove("lifeStatusOn");
        boolean active = "true".equals(mapped.remove("active"));
        CanonicalFields fields = Translation.canonical(mapped);
        fields.requireSound();
        LocalDate today = translation.now().toLocalDate();
        PersonId person = PersonId.parse(fields.orEmpty(CanonicalField.PERSON_ID), today);
        guard.check(person);
        LifeStatus life = fields.oneOr(CanonicalField.LIFE_STATUS, LifeStatus.UNKNOWN);
        Client details = life == LifeStatus.ALIVE && active ? ClientFields.of(fields, today) : null;
        return client(municipality, envelope, person, Protection.NONE, life, day(on, "lifeStatusOn"), active, details);
    }

    private ClientChanged client(
            String municipality,
            Envelope envelope,
            @Nullable PersonId person,
            Protection protection,
            LifeStatus life,
            @Nullable LocalDate on,
            boolean active,
            @Nullable Client details) {
        return new ClientChanged(
                municipality,
                envelope.personKey(),
                person,
                recordKey(municipality, envelope),
                envelope.revision(),
                occurredAt(envelope),
                protection,
                life,
                on,
                active,
                details);
    }

    private ContactChanged contact(String municipality, Envelope envelope) {
        byte[] key = recordKey(municipality, envelope);
        if (envelope.kind() == Found.Kind.REMOVED) {
            return new ContactChanged(
                    municipality,
                    envelope.personKey(),
                    null,
                    key,
                    envelope.revision(),
                    occurredAt(envelope),
                    ContactChanged.Candidate.NONE,
                    null,
                    null,
                    null,
                    null,
                    true);
        }
        Map<String, String> mapped = new HashMap<>(translation.mapped(municipality, envelope));
        String candidate = mapped.remove("candidate");
        // One line of clean text, as a name is.
        mapped.put(CanonicalField.FIRST_NAME.key(), mapped.getOrDefault("name", ""));
        mapped.remove("name");
        CanonicalFields fields = Translation.canonical(mapped);
        fields.requireSound();
        return new ContactChanged(
                municipality,
                envelope.personKey(),
                person(envelope),
                key,
                envelope.revision(),
                occurredAt(envelope),
                constant(ContactChanged.Candidate.class, candidate, "candidate"),
                fields.required(CanonicalField.FIRST_NAME),
                fields.optional(CanonicalField.PHONE) == null
                        ? null
                        : Phone.parse(fields.optional(CanonicalField.PHONE)).national(),
                fields.optional(CanonicalField.EMAIL),
                address(fields),
                false);
    }

    /** A contact without a whole address is none the less a contact. */
    private static @Nullable Address address(CanonicalFields fields) {
        boolean whole = fields.optional(CanonicalField.STREET) != null
                && fields.optional(CanonicalField.POSTCODE) != null
                && fields.optional(CanonicalField.CITY) != null;
        return whole
                ? Address.of(
                        fields.optional(CanonicalField.CARE_OF),
                        fields.optional(CanonicalField.STREET),
                        fields.optional(CanonicalField.APARTMENT),
                        fields.optional(CanonicalField.POSTCODE),
                        fields.optional(CanonicalField.CITY))
                : null;
    }

    private AbsenceChanged absence(String municipality, Envelope envelope) {
        boolean removed = envelope.kind() == Found.Kind.REMOVED;
        Map<String, String> mapped = removed ? Map.of() : translation.mapped(municipality, envelope);
        LocalDate from = day(mapped.get("from"), "from");
        LocalDate to = day(mapped.get("to"), "to");
        if (!removed && (from == null || to != null && to.isBefore(from))) {
            throw new FaultException(Fault.INVALID_DATE, from == null ? "from" : "to");
        }
        return new AbsenceChanged(
                municipality,
                envelope.personKey(),
                removed ? null : person(envelope),
                recordKey(municipality, envelope),
                envelope.revision(),
                occurredAt(envelope),
                from,
                to,
                removed
                        ? AbsenceChanged.Reason.OTHER
                        : constant(AbsenceChanged.Reason.class, mapped.get("reason"), "reason"),
                removed);
    }

    private PersonId person(Envelope envelope) {
        PersonId person = PersonId.parse(
                envelope.content().path("PersonId").asString(""),
                translation.now().toLocalDate());
        guard.check(person);
        return person;
    }

    private byte[] recordKey(String municipality, Envelope envelope) {
        return index.of("lifecare-record", municipality, envelope.entity() + "|" + envelope.id());
    }

    /** A time that lies ahead of what the hub had read would hold against everything that comes; then, and without one, it is when it was read. */
    static Instant occurredAt(Envelope envelope) {
        Instant updated = time(envelope.updated());
        return updated == null || updated.isAfter(envelope.seenAt()) ? envelope.seenAt() : updated;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(STOCKHOLM).toInstant();
        } catch (DateTimeException unreadable) {
            // When it was read is then all that is known.
            return null;
        }
    }

    private static @Nullable LocalDate day(@Nullable String text, String place) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, place);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name, String place) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new FaultException(Fault.INVALID_VALUE, place);
    }
}
