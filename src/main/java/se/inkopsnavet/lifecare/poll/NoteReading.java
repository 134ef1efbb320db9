package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.StructuredNote;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Found;
import se.inkopsnavet.lifecare.Harvest;
import se.inkopsnavet.lifecare.Held;
import se.inkopsnavet.lifecare.Holdings;
import se.inkopsnavet.lifecare.PersonKeys;
import se.inkopsnavet.lifecare.http.Query;
import se.inkopsnavet.privacy.BlindIndex;
import tools.jackson.databind.JsonNode;

/**
 * Reads the journal notes under the one headline that the municipality has agreed for consents (flow F02 source a), where the deployment offers
 * {@code documentations}. That list has no window of changes: it is read whole, and what is remembered of each note says what is new. No other note is asked for.
 */
final class NoteReading {

    private final LifecareSettings settings;
    private final PagedList lists;
    private final Asking asking;
    private final StructuredNote pattern;
    private final Holdings holdings;
    private final Fingerprint fingerprint;
    private final BlindIndex index;
    private final LifecareAlarm alarm;
    private final Clock clock;

    NoteReading(
            LifecareSettings settings,
            PagedList lists,
            Asking asking,
            StructuredNote pattern,
            Holdings holdings,
            Fingerprint fingerprint,
            BlindIndex index,
            LifecareAlarm alarm,
            Clock clock) {
        this.settings = settings;
        this.lists = lists;
        this.asking = asking;
        this.pattern = pattern;
        this.holdings = holdings;
        this.fingerprint = fingerprint;
        this.index = index;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Nothing, unless the route names the headline. @param hand stores what is new of a page */
    void run(Consumer<Harvest> hand) {
        if (!settings.consentHeadline().isEmpty()) {
            lists.read(
                    Entity.NOTES.path(),
                    Query.where("HeadlineId", settings.consentHeadline()),
                    (page, last, answered) -> hand.accept(gather(page)));
        }
    }

    private Harvest gather(List<JsonNode> page) {
        List<JournalRecord> records = page.stream()
                .map(JournalRecord::of)
                .filter(record -> !record.id().isEmpty() && pattern.begins(record.text()))
                .toList();
        Map<String, Held> known = holdings.of(
                settings.source(),
                Entity.NOTES,
                records.stream().map(JournalRecord::id).toList());
        List<Found> found = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (JournalRecord record : records) {
            Held held = known.get(record.id());
            if (held != null && Arrays.equals(held.recordHash(), fingerprint.of(record.content()))) {
                repeated.add(record.id());
            } else if (held != null || !record.errorMarked()) {
                found(record, held).ifPresent(found::add);
            }
        }
        return new Harvest(settings.source(), settings.municipality(), Entity.NOTES, found, repeated, null);
    }

    /** Of strangers and of protected people nothing is taken or remembered: it is looked at again the next time. */
    private Optional<Found> found(JournalRecord record, @Nullable Held held) {
        Optional<String> person = asking.personOf(record.executionId());
        if (person.isEmpty() || record.occurredAt() == null) {
            alarm.raise(Fault.LIFECARE_RECORD_UNUSABLE, Entity.NOTES.path() + " " + record.id());
            return Optional.empty();
        }
        PersonKeys keys = PersonKeys.of(index, settings.municipality(), person.get());
        boolean isOpen = holdings.protection(settings.source(), keys.person())
                .filter(isProtected -> !isProtected)
                .isPresent();
        return isOpen ? Optional.of(news(record, keys, person.get())) : Optional.empty();
    }

    private Found news(JournalRecord record, PersonKeys keys, String person) {
        byte[] hash = fingerprint.of(record.content());
        return new Found(
                Entity.NOTES,
                record.id(),
                Found.Kind.PRESENT,
                keys,
                hash,
                hash,
                false,
                clock.instant(),
                null,
                JournalRecord.JSON.readTree(document(record.note(settings.municipality(), person), record)));
    }

    /** What does not follow the pattern goes on as it is, and is stopped for a person there: it may be a withdrawal. */
    private byte[] document(StructuredNote.Note note, JournalRecord record) {
        if (record.errorMarked()) {
            return pattern.mistake(note);
        }
        try {
            return pattern.document(note).orElseThrow();
        } catch (FaultException unreadable) {
            alarm.raise(unreadable.fault(), Entity.NOTES.path() + " " + record.id() + " " + unreadable.place());
            return pattern.unreadable(note.municipality(), note.reference());
        }
    }
}
