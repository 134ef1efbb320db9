package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.disclosure.Deregistration;
import se.inkopsnavet.disclosure.Erasure;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.JournalListener;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.PersonKey;

/** The room's doors, and how its parts stand to each other; what it is given comes from outside. */
public final class ConsentRoom {

    private final ConsentStore store;
    private final ConsentEvents events;
    private final ConsentBook book;
    private final ConsentNotices notices;
    private final ConsentCasework casework;
    private final CaseKeys keys;
    private final House house;

    /** What the room stands on. */
    public record House(
            JdbcClient jdbc,
            ColumnCipher cipher,
            BlindIndex index,
            BusinessKeys businessKeys,
            Messages messages,
            CaseKeys keys,
            CaseStore cases,
            CaseReview review,
            NoticeBook notices,
            Deadlines deadlines,
            PolicyBook policies,
            Clock clock) {}

    public ConsentRoom(
            House house,
            Journal journal,
            ConsentWords words,
            Erasure erasure,
            Deregistration deregistration,
            MandateQuestion mandates,
            Callers callers) {
        this.house = house;
        this.keys = house.keys();
        this.store = new ConsentStore(house.jdbc());
        this.events = new ConsentEvents(house.jdbc(), house.cipher());
        this.book = new ConsentBook(store, house.review(), house.policies(), house.clock());
        this.notices = new ConsentNotices(house.notices(), house.policies(), house.clock());
        ConsentNotes notes = new ConsentNotes(events, journal, words);
        this.casework = new ConsentCasework(
                book,
                events,
                notes,
                new Stops(erasure, deregistration, notes, house.policies(), house.clock()),
                new ConsentDeadlines(house.deadlines(), house.clock()),
                notices,
                new Authority(mandates, callers, house.messages()),
                house.cases(),
                house.keys(),
                new EventIds(events, house.businessKeys(), house.index()),
                house.messages(),
                house.policies(),
                house.clock());
    }

    /** Must be there before the cases are reviewed, which ask it: made apart from the room. */
    public static ConsentCircumstances circumstances(JdbcClient jdbc, PolicyBook policies, Clock clock) {
        return new ConsentCircumstances(new ConsentStore(jdbc), policies, clock);
    }

    public ConsentCasework casework() {
        return casework;
    }

    public ConsentFlow flow(
            PayloadStore payloads,
            EnvironmentGuard guard,
            Redaction redaction,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new ConsentFlow(payloads, guard, redaction, casework, notices, transaction, messages, log, checkpoint);
    }

    /** What units write about consents. @param forms as they come over SFTP */
    public ConsentMail mail(FormFile forms, Parts parts, PayloadStore payloads, Settlement settlement) {
        return new ConsentMail(
                new MailedForms(forms),
                house.businessKeys(),
                house.index(),
                parts,
                house.messages(),
                payloads,
                house.cases(),
                keys,
                notices,
                settlement,
                house.policies(),
                house.clock());
    }

    public JournalListener journalListener(NoteKind kind) {
        return new ConsentJournal(kind, events, book, keys);
    }

    /** Whether something that may hold or come to hold was given by such a representative; in the caller's transaction. */
    public boolean restsOn(String municipality, PersonKey person, Predicate<Giver> representative) {
        PersonConsents known = store.of(municipality, person);
        return events.recorded(municipality, person).stream()
                .filter(event ->
                        event.giver().role() == Giver.Role.REPRESENTATIVE && representative.test(event.giver()))
                .anyMatch(event -> known.ofEvent(event.id())
                        .anyMatch(consent -> consent.state().lives()));
    }

    /** What each kind of this room's deadlines leads to. */
    public Map<String, Deadlines.Reaction> reactions(
            CaseStore cases, Circumstances circumstances, PolicyBook policies, Clock clock) {
        ConsentReminders reminders = new ConsentReminders(book, store, cases, circumstances, notices, policies, clock);
        return Map.of(
                ConsentDeadlines.EXPIRY,
                (subject, event, late) ->
                        reminders.expired(ConsentDeadlines.Subject.parse(subject), UUID.fromString(event)),
                ConsentDeadlines.JOURNAL,
                (subject, event, late) ->
                        reminders.unwritten(ConsentDeadlines.Subject.parse(subject), UUID.fromString(event)),
                ConsentDeadlines.MISSING,
                (subject, start, late) ->
                        reminders.missing(ConsentDeadlines.Subject.parse(subject), LocalDate.parse(start)));
    }
}
