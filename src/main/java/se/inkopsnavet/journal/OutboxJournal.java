package se.inkopsnavet.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;

/** The journal behind the outbox: a note is decided with its fact, written at the door, and delivered by the municipality's journal channel. */
public class OutboxJournal implements Journal {

    /** A note belongs in the journal within a quarter of an hour (F02); after that somebody is told. */
    static final Duration IN_TIME = Duration.ofMinutes(15);

    private final Redaction redaction;
    private final NoteStore notes;
    private final Outbox outbox;
    private final Deadlines deadlines;
    private final NoteNotices notices;
    private final Clock clock;

    public OutboxJournal(
            Redaction redaction,
            NoteStore notes,
            Outbox outbox,
            Deadlines deadlines,
            NoteNotices notices,
            Clock clock) {
        this.redaction = redaction;
        this.notes = notes;
        this.outbox = outbox;
        this.deadlines = deadlines;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void write(NoteRequest request) {
        if (!notes.isNew(request.noteId())) {
            return;
        }
        NoteRequest note = screened(request);
        String id = note.noteId().toString();
        outbox.enqueue(new Outgoing(
                note.noteId(),
                NoteFlow.NAME,
                note.municipality(),
                channel(note.municipality()),
                id,
                null,
                note.caseRef(),
                null));
        notes.add(note);
        deadlines.set(NoteDeadline.KIND, id, "written", clock.instant().plus(IN_TIME), "inom 15 minuter");
    }

    /** The name of the way to a municipality's journal. */
    public static String channel(String municipality) {
        return municipality + "/journal";
    }

    /** Before anything is stored: what must not be in a journal must not be in the database either. */
    private NoteRequest screened(NoteRequest request) {
        Map<String, String> values = new HashMap<>();
        boolean hit = false;
        for (Map.Entry<String, String> value : request.values().entrySet()) {
            Redaction.Redacted redacted = redaction.of(value.getValue());
            values.put(value.getKey(), redacted.text());
            hit |= redacted.hit();
        }
        if (hit) {
            notices.redacted(request);
        }
        return new NoteRequest(
                request.noteId(),
                request.municipality(),
                request.caseRef(),
                request.person(),
                request.unitId(),
                request.kind(),
                values,
                request.author(),
                request.occurredAt());
    }
}
