package se.inkopsnavet.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * Something about a person that the case system has recorded. The event tells the present state of one record, never a difference, so that a later one
 * replaces an earlier one.
 */
public sealed interface PersonEvent permits ClientChanged, AbsenceChanged, ContactChanged {

    /** The municipality (policy id) in whose case system it was recorded. */
    String municipality();

    /** The blind index of the person, as {@code purchase.CaseKeys} makes it: always known, also where the number is not kept. */
    byte[] personKey();

    /** Null when the number must not be kept (protected identity), or when the record was deleted and no longer says whom it concerned. */
    @Nullable
    PersonId person();

    /** The case system's id of the record, hashed: the same record always has the same key. */
    byte[] recordKey();

    /** Rises with every change of this record; an event with a lower version than one already seen is out of date (requirements S-02). */
    long version();

    /**
     * When the case system recorded it, or, where it does not say, the latest moment at which it can have been: protection and death hold against
     * everything older.
     */
    Instant occurredAt();
}
