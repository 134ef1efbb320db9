package se.inkopsnavet.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteReference;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Asks for the journal notes of what this room has learned elsewhere. A person's journal is known by the case; until there is one, notes wait. */
final class ConsentNotes {

    private final ConsentEvents events;
    private final Journal journal;
    private final ConsentWords words;

    ConsentNotes(ConsentEvents events, Journal journal, ConsentWords words) {
        this.events = events;
        this.journal = journal;
        this.words = words;
    }

    /** Every note of the person's that has not been asked for. @param consents asked only where there is one @return the events whose notes were asked for now, in the caller's transaction */
    Map<UUID, String> ask(
            String municipality, PersonKey person, PurchaseCase known, Supplier<PersonConsents> consents) {
        Map<UUID, String> asked = new HashMap<>();
        if (known.decision() == null || known.unitId() == null) {
            return asked;
        }
        for (ConsentEvents.Unwritten unwritten : events.unwritten(municipality, person)) {
            values(municipality, known, unwritten, consents.get()).ifPresent(values -> {
                ConsentEvent event = unwritten.event();
                UUID noteId = DerivedId.of("consent-note", municipality, event.id());
                Author author = author(event);
                journal.write(new NoteRequest(
                        noteId,
                        municipality,
                        known.caseRef(),
                        event.person(),
                        known.unitId(),
                        unwritten.kind(),
                        values,
                        author,
                        occurredAt(event)));
                events.asked(event, noteId);
                asked.put(event.id(), NoteReference.of(known.caseRef(), noteId));
            });
        }
        return asked;
    }

    /** That the insats may have to be assessed anew: nobody said so, the hub's own identity signs. */
    void reassess(ConsentEvent event, PurchaseCase known, Instant now) {
        if (known.decision() == null || known.unitId() == null) {
            return;
        }
        journal.write(new NoteRequest(
                DerivedId.of("consent-reassessment", event.municipality(), event.id()),
                event.municipality(),
                known.caseRef(),
                event.person(),
                known.unitId(),
                NoteKind.REASSESSMENT,
                Map.of("reason", words.reason("REASSESSMENT")),
                null,
                now));
    }

    private Author author(ConsentEvent event) {
        Registration.Staff staff = event.registration().obtainedBy();
        return new Author(staff.staffId(), words.title(staff));
    }

    private static Instant occurredAt(ConsentEvent event) {
        if (event instanceof ConsentRecorded recorded) {
            return recorded.givenAt();
        }
        if (event instanceof ConsentWithdrawn withdrawn) {
            return withdrawn.withdrawnAt();
        }
        Instant registered = event.registration().registeredAt();
        return registered == null ? Instant.EPOCH : registered;
    }

    /** Empty when there is nothing to write: the note of a mistake that was never written needs no correction. */
    private Optional<Map<String, String>> values(
            String municipality, PurchaseCase known, ConsentEvents.Unwritten unwritten, PersonConsents consents) {
        Map<String, String> values = new HashMap<>();
        ConsentEvent event = unwritten.event();
        if (event.remark() != null) {
            values.put("remark", event.remark());
        }
        if (event instanceof ConsentAnnulled annulled) {
            return correction(known, annulled, consents).map(correction -> {
                values.putAll(correction);
                return values;
            });
        }
        values.put("purposes", words.purposes(unwritten.purposes()));
        if (event instanceof ConsentRecorded recorded) {
            values.put(
                    "recipient", words.recipients(unwritten.purposes().stream().map(recorded::recipientOf)));
            values.put("givenBy", words.giver(recorded.giver()));
            values.put("method", words.method(recorded.method()));
        } else if (event instanceof ConsentWithdrawn withdrawn) {
            values.put("recipient", words.recipients(recipients(withdrawn, unwritten)));
            values.put("givenBy", words.giver(withdrawn.giver()));
            values.put("method", words.method(withdrawn.method()));
        }
        return Optional.of(values);
    }

    /** What lifts a withdrawal is always written, also when the withdrawal never was: the gate opens on it. */
    private Optional<Map<String, String>> correction(
            PurchaseCase known, ConsentAnnulled event, PersonConsents consents) {
        UUID wrong = event.eventId();
        boolean lifts = consents.corrections(wrong).anyMatch(each -> each.by().equals(event.id()));
        if (consents.isWithdrawal(wrong) && !lifts) {
            return Optional.empty();
        }
        Optional<Map<String, String>> corrected = events.noteOf(event.municipality(), wrong)
                .map(note -> NoteReference.of(known.caseRef(), note))
                .map(note -> Map.of("corrects", note, "reason", words.reason("CORRECTION")));
        return lifts && consents.isWithdrawal(wrong)
                ? corrected.or(() -> Optional.of(Map.of("reason", words.reason("NOT_WITHDRAWN"))))
                : corrected;
    }

    private static Stream<Recipient> recipients(ConsentWithdrawn event, ConsentEvents.Unwritten unwritten) {
        Recipient named = event.recipient();
        return unwritten.purposes().stream()
                .map(purpose -> named != null && named.type() == purpose.recipientType()
                        ? named
                        : new Recipient(purpose.recipientType(), null));
    }
}
