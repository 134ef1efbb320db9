package se.inkopsnavet.journal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a note needs around its delivery: whether it may still leave, its text, and who hears how it went.
 *
 * <p>A note that may have reached the journal is sent again as it was, byte for byte. One that surely has not is written anew, so that a corrected headline or
 * template takes effect when a person releases it.
 */
public class NoteFlow implements OutboundFlow {

    public static final String NAME = "JOURNAL_NOTE";

    private static final String JOURNAL = "journal";

    private final NoteStore notes;
    private final NoteWriter writer;
    private final PolicyBook policies;
    private final Predicate<String> isProtected;
    private final Outbox outbox;
    private final NoteNotices notices;
    private final Supplier<List<JournalListener>> listeners;
    private final JsonMapper json;
    private final Clock clock;

    /**
     * @param isProtected whether the case of that reference is of a protected person, as far as is known now
     * @param listeners asked for when a note has come to rest: they are rooms that themselves write notes
     */
    public NoteFlow(
            NoteStore notes,
            NoteWriter writer,
            PolicyBook policies,
            Predicate<String> isProtected,
            Outbox outbox,
            NoteNotices notices,
            Supplier<List<JournalListener>> listeners,
            JsonMapper json,
            Clock clock) {
        this.notes = notes;
        this.writer = writer;
        this.policies = policies;
        this.isProtected = isProtected;
        this.outbox = outbox;
        this.notices = notices;
        this.listeners = listeners;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        Optional<NoteRequest> note = notes.find(id);
        if (note.isEmpty()) {
            return Departure.stop(State.RECALLED, Fault.RECALLED, "note");
        }
        if (isProtected.test(note.get().caseRef())) {
            return Departure.stop(
                    outbox.mayHaveLeft(id) ? State.HELD : State.RECALLED, Fault.PROTECTED_IDENTITY, JOURNAL);
        }
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(municipality, today);
        if (!policy.blockers(today).isEmpty()) {
            return Departure.stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        return outbox.mayHaveLeft(id) ? new Departure.Go() : written(note.get(), policy);
    }

    private Departure written(NoteRequest note, Policy policy) {
        try {
            JournalNote written = writer.write(note, policy, clock.instant());
            notes.written(note.noteId(), writer.idAtVersion(note.kind()));
            return new Departure.Built(
                    json.writeValueAsBytes(written), note.noteId().toString());
        } catch (FaultException notWritten) {
            return Departure.stop(State.HELD, notWritten.fault(), notWritten.place());
        }
    }

    @Override
    public State delivered(UUID id, String municipality) {
        notes.find(id).ifPresent(note -> {
            listening(note).forEach(listener -> listener.written(note));
            notes.forget(id);
        });
        return State.CONFIRMED;
    }

    /** The person who says so has looked for the note's reference in the journal. Of somebody protected nothing is written, nor kept. */
    @Override
    public Optional<Outcome> notArrived(UUID messageId, String municipality) {
        Optional<NoteRequest> note = notes.find(messageId);
        if (note.isEmpty() || !isProtected.test(note.get().caseRef())) {
            return Optional.of(Outcome.again());
        }
        Outcome closed = Outcome.of(State.RECALLED, Fault.PROTECTED_IDENTITY, JOURNAL);
        notWritten(note.get(), closed);
        notes.forget(messageId);
        return Optional.of(closed);
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        notes.find(id).ifPresent(note -> {
            notWritten(note, outcome);
            // Nothing is kept of a protected person; only what may have reached the journal must be looked into.
            if (outcome.fault() == Fault.PROTECTED_IDENTITY && !outbox.mayHaveLeft(id)) {
                notes.forget(id);
            }
        });
    }

    private void notWritten(NoteRequest note, Outcome outcome) {
        listening(note).forEach(listener -> listener.notWritten(note, outcome));
        notices.notWritten(note, outcome);
    }

    private Stream<JournalListener> listening(NoteRequest note) {
        return listeners.get().stream().filter(listener -> listener.kind() == note.kind());
    }
}
