package se.inkopsnavet.consentnotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.consent.ConsentFlow;
import se.inkopsnavet.consent.StructuredNote;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.NoteListing.Listed;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.transport.TransportEvents;

/**
 * Step 1: the consents of a page as messages, encrypted, and the mark, in one transaction. A note that is read again is known by its reference and its content; a
 * changed one goes on, and the flow CONSENT says that it contradicts what it was.
 */
public class NotesIntake {

    /** Set on the exchange once the ledger has the page. */
    static final String ACCEPTED = "consentNotesAccepted";

    private static final String KEY = "JOURNAL_CONSENT";

    private final StructuredNote pattern;
    private final Parts parts;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final ReadingMarks marks;
    private final TransactionTemplate transaction;
    private final TransportEvents events;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public NotesIntake(
            StructuredNote pattern,
            Parts parts,
            BusinessKeys keys,
            BlindIndex index,
            ReadingMarks marks,
            TransactionTemplate transaction,
            TransportEvents events,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.pattern = pattern;
        this.parts = parts;
        this.keys = keys;
        this.index = index;
        this.marks = marks;
        this.transaction = transaction;
        this.events = events;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** What a {@code consent-notes:} route calls. */
    public void accept(Exchange exchange) {
        accept(exchange.getMessage().getBody(NotesPage.class));
        exchange.setProperty(ACCEPTED, Boolean.TRUE);
    }

    void accept(NotesPage page) {
        List<Runnable> told = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            // Also keeps a node that was only paused from storing the same page beside this one.
            marks.advance(page.municipality(), page.readTo());
            page.notes().stream()
                    .filter(note -> pattern.begins(note.text()))
                    .forEach(note -> store(page.municipality(), note).ifPresent(told::add));
            checkpoint.reached("consent-notes-uncommitted");
        });
        told.forEach(Runnable::run);
        checkpoint.reached("consent-notes-committed");
    }

    /** @return what to log after the commit; empty when the note was taken before */
    private Optional<Runnable> store(String municipality, Listed note) {
        byte[] key = index.of("journal-note", municipality, content(note));
        if (keys.isKnown(KEY, municipality, key)) {
            return Optional.empty();
        }
        Optional<PersonId> person = person(note);
        byte[] document = person.map(known -> document(municipality, note, known))
                .orElseGet(() -> pattern.unreadable(municipality, note.reference()));
        byte[] order = person.map(known -> index.of("order", municipality, known.digits()))
                .orElse(null);
        UUID message = parts.alone(ConsentFlow.NAME, municipality, new Parts.Part(0, document, order));
        keys.register(KEY, municipality, key, key, message);
        return Optional.of(() -> log.in(ConsentFlow.NAME, municipality, message, document.length));
    }

    /** Empty when the number is none: nobody can say whose consent it is, or whose withdrawal. */
    private Optional<PersonId> person(Listed note) {
        try {
            return Optional.of(PersonId.parse(note.person()));
        } catch (FaultException notOne) {
            events.alert("consent-notes", notOne.fault(), "note " + note.reference());
            return Optional.empty();
        }
    }

    /** What makes it another note than it was. */
    private static String content(Listed note) {
        return String.join(
                "|",
                note.reference(),
                Boolean.toString(note.mistake()),
                note.staffId(),
                note.occurredAt().toString(),
                note.text());
    }

    /** What does not follow the pattern goes on as it is, and is stopped for a person there: it may be a withdrawal. */
    private byte[] document(String municipality, Listed listed, PersonId person) {
        StructuredNote.Note note = new StructuredNote.Note(
                municipality,
                listed.reference(),
                person,
                listed.staffId(),
                listed.title(),
                listed.occurredAt(),
                listed.text());
        if (listed.mistake()) {
            return pattern.mistake(note);
        }
        try {
            return pattern.document(note).orElseThrow();
        } catch (FaultException unreadable) {
            return pattern.unreadable(municipality, note.reference());
        }
    }
}
