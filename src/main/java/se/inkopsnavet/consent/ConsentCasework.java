package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentVerdict.Resolution;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Brings what is known, the event and the decider together, and carries out what follows; everything in the caller's transaction. */
public final class ConsentCasework implements CaseFollower {

    private static final Outcome CONFLICTING = Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "id");

    private final ConsentBook book;
    private final ConsentEvents events;
    private final ConsentNotes notes;
    private final Stops stops;
    private final ConsentDeadlines deadlines;
    private final ConsentNotices notices;
    private final Authority authority;
    private final CaseStore cases;
    private final CaseKeys caseKeys;
    private final EventIds ids;
    private final Messages messages;
    private final PolicyBook policies;
    private final Clock clock;

    ConsentCasework(
            ConsentBook book,
            ConsentEvents events,
            ConsentNotes notes,
            Stops stops,
            ConsentDeadlines deadlines,
            ConsentNotices notices,
            Authority authority,
            CaseStore cases,
            CaseKeys caseKeys,
            EventIds ids,
            Messages messages,
            PolicyBook policies,
            Clock clock) {
        this.book = book;
        this.events = events;
        this.notes = notes;
        this.stops = stops;
        this.deadlines = deadlines;
        this.notices = notices;
        this.authority = authority;
        this.cases = cases;
        this.caseKeys = caseKeys;
        this.ids = ids;
        this.messages = messages;
        this.policies = policies;
        this.clock = clock;
    }

    Taken take(UUID message, ConsentEvent document) {
        String source = messages.source(message).orElse("");
        PersonKey person = PersonKey.of(caseKeys.person(document.municipality(), document.person()));
        ConsentEvent own = ids.apart(source, document);
        BusinessKeys.Verdict seen = ids.seen(message, own);
        if (seen == BusinessKeys.Verdict.DUPLICATE) {
            return Taken.of(new Outcome(State.DUPLICATE, null, null, null));
        }
        PurchaseCase known = find(own.municipality(), person);
        if (known != null && known.state() == CaseState.HELD_PROTECTED) {
            return ofProtected(message, own, seen, known);
        }
        ConsentEvent event = ids.referring(source, own, person);
        if (seen == BusinessKeys.Verdict.CONFLICTING) {
            doubt(message, event, person, known);
            return Taken.of(known == null ? CONFLICTING : CONFLICTING.forCase(known.caseRef()));
        }
        ConsentVerdict verdict = decided(message, event, person);
        // As its review has left it.
        PurchaseCase now = known == null ? null : find(event.municipality(), person);
        tell(message, source, event, verdict, now);
        follow(message, event, person, verdict, now);
        Outcome outcome = outcome(verdict);
        return Taken.of(now == null ? outcome : outcome.forCase(now.caseRef()));
    }

    /** What would be refused of anybody is refused, with nobody's facts looked at: whoever asks how it went must not see a difference. */
    private Taken ofProtected(UUID message, ConsentEvent event, BusinessKeys.Verdict seen, PurchaseCase known) {
        notices.securityContact(
                event.municipality(), NoticeKind.PROTECTED, known.caseRef(), Fault.PROTECTED_IDENTITY, message);
        ConsentVerdict anybodys =
                ConsentDecider.decide(PersonConsents.NONE, event, authority.of(message, event), clock.instant());
        boolean ofItself = anybodys.resolution() == Resolution.REFUSED || anybodys.fault() == Fault.CONSENT_EXPIRED;
        Outcome outcome = ofItself ? outcome(anybodys) : Outcome.of(State.HELD, Fault.PROTECTED_IDENTITY, "");
        boolean conflicting = seen == BusinessKeys.Verdict.CONFLICTING;
        return new Taken((conflicting ? CONFLICTING : outcome).forCase(known.caseRef()), true);
    }

    /** An id with another content: it may be a withdrawal that somebody gave a number that was taken. It pauses, and the unit is told. */
    private void doubt(UUID message, ConsentEvent event, PersonKey person, @Nullable PurchaseCase known) {
        if (event instanceof ConsentWithdrawn withdrawn) {
            ConsentWithdrawn own = withdrawn.withIds(DerivedId.of("consent-conflict", message), withdrawn.consentId());
            book.change(event.municipality(), person, before -> ConsentDecider.doubted(before, own, clock.instant()));
            events.keep(message, own, person, Optional.empty());
        }
        notices.unit(
                event.municipality(),
                NoticeKind.CONSENT_CONFLICTING,
                known == null ? null : known.unitId(),
                known == null ? message.toString() : known.caseRef(),
                Fault.CONFLICTING_DUPLICATE.code(),
                message);
    }

    private ConsentVerdict decided(UUID message, ConsentEvent event, PersonKey person) {
        AtomicReference<ConsentVerdict> verdict = new AtomicReference<>();
        book.change(event.municipality(), person, before -> {
            verdict.set(ConsentDecider.decide(before, event, authority.of(message, event), clock.instant()));
            return verdict.get().next();
        });
        return verdict.get();
    }

    /** What nobody else will hear of: a system is not told what hangs on the person, and a file's receipt is. */
    private void tell(
            UUID message, String source, ConsentEvent event, ConsentVerdict verdict, @Nullable PurchaseCase now) {
        boolean unheard = verdict.fault() == Fault.CONSENT_OVERTAKEN
                && event instanceof ConsentRecorded
                && source.startsWith(Callers.SYSTEM);
        NoticeKind kind =
                switch (verdict.resolution()) {
                    case REFUSED -> NoticeKind.CONSENT_REFUSED;
                    case HELD -> NoticeKind.WITHDRAWAL_DOUBTFUL;
                    case WITHOUT_EFFECT ->
                        unheard || verdict.fault() == Fault.API_NOT_ALLOWED ? NoticeKind.CONSENT_REFUSED : null;
                    case DONE -> null;
                };
        if (kind != null) {
            notices.unit(
                    event.municipality(),
                    kind,
                    now == null ? null : now.unitId(),
                    now == null ? message.toString() : now.caseRef(),
                    verdict.fault().code(),
                    message);
        }
    }

    private void follow(
            UUID message, ConsentEvent event, PersonKey person, ConsentVerdict verdict, @Nullable PurchaseCase now) {
        if (verdict.resolution() == Resolution.REFUSED) {
            return;
        }
        events.keep(message, event, person, note(verdict));
        verdict.next().answered().forEach(decided -> events.messageOf(event.municipality(), decided)
                .ifPresent(waiting -> messages.overtaken(waiting, message)));
        for (ConsentIntent intent : verdict.intents()) {
            if (intent instanceof ConsentIntent.ExpireAfter last) {
                deadlines.expiresAfter(event.municipality(), person, last.event(), last.day());
            } else if (intent instanceof ConsentIntent.Stop stop && now != null) {
                stops.carryOut(stop, event, person, now);
            }
        }
        if (note(verdict).isPresent() && !(event instanceof ConsentWithdrawn)) {
            deadlines.journaled(event.municipality(), person, event.id());
        }
        if (now != null) {
            askForNotes(event.municipality(), person, now);
        }
    }

    private static Optional<ConsentIntent.Note> note(ConsentVerdict verdict) {
        return verdict.intents().stream()
                .filter(ConsentIntent.Note.class::isInstance)
                .map(ConsentIntent.Note.class::cast)
                .findFirst();
    }

    private void askForNotes(String municipality, PersonKey person, PurchaseCase now) {
        Map<UUID, String> asked = notes.ask(municipality, person, now, () -> book.known(municipality, person));
        if (!asked.isEmpty()) {
            book.change(municipality, person, known -> {
                PersonConsents noted = known;
                for (Map.Entry<UUID, String> note : asked.entrySet()) {
                    noted = noted.noted(note.getKey(), NoteState.ASKED, note.getValue());
                }
                return noted;
            });
        }
    }

    /** A consent may have come before the case; now it is known whose journal, and when the insats begins. */
    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        if (now.state() == CaseState.HELD_PROTECTED) {
            events.forget(municipality, person);
        } else if (now.decision() != null) {
            askForNotes(municipality, person, now);
            LocalDate today = LocalDate.now(clock);
            LocalDate start = now.decision().startDate();
            if (start.isAfter(today)) {
                int days = policies.on(municipality, today).consent().reminderWorkdays();
                deadlines.missingBefore(municipality, person, start, days);
            }
        }
    }

    private @Nullable PurchaseCase find(String municipality, PersonKey person) {
        return cases.lockByPerson(municipality, person.bytes()).orElse(null);
    }

    private static Outcome outcome(ConsentVerdict verdict) {
        State state =
                switch (verdict.resolution()) {
                    case DONE -> State.CONFIRMED;
                    case HELD -> State.HELD;
                    case WITHOUT_EFFECT, REFUSED -> State.REJECTED;
                };
        return new Outcome(state, verdict.fault(), verdict.place(), null);
    }
}
