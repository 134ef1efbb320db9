package se.inkopsnavet.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person has agreed to: one purpose, one recipient. A form with three purposes is three of these.
 *
 * @param eventId the {@link ConsentRecorded} that it came with
 * @param validTo last day, Europe/Stockholm, or null
 * @param note how far the event's journal note has come
 * @param reference what finds the note in the journal, or null while there is none
 */
record Consent(
        UUID eventId,
        ConsentPurpose purpose,
        Recipient recipient,
        Instant givenAt,
        @Nullable LocalDate validTo,
        NoteState note,
        @Nullable String reference,
        ConsentState state) {

    Consent in(ConsentState other) {
        return new Consent(eventId, purpose, recipient, givenAt, validTo, note, reference, other);
    }

    Consent noted(NoteState other, @Nullable String where) {
        return new Consent(eventId, purpose, recipient, givenAt, validTo, other, where, state);
    }

    /** Whether something may rest on it that day, at that recipient. */
    boolean permits(Recipient to, LocalDate day) {
        return state == ConsentState.ACTIVE && recipient.includes(to) && (validTo == null || !day.isAfter(validTo));
    }

    boolean sameThing(Consent other) {
        return purpose == other.purpose && recipient.equals(other.recipient);
    }

    /** By the time at which it was given; two of the same moment are told apart by their ids, in any order alike. */
    boolean laterThan(Consent other) {
        int byTime = givenAt.compareTo(other.givenAt);
        return byTime > 0 || byTime == 0 && eventId.toString().compareTo(other.eventId.toString()) > 0;
    }
}
