package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentVerdict.Resolution;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Brings what is known, the event and the decider together, and carries out what follows; everything in the caller's transaction. */
public final class ConsentCasework implements CaseFollower {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final ConsentBook book;
    private final ConsentEvents events;
    private final ConsentNotes notes;
    private final Stops stops;
    private final ConsentDeadlines deadlines;
    private final ConsentNotices notices;
    private final Authority authority;
    private final CaseStore cases;
    private final CaseKeys caseKeys;
    private final BusinessKeys businessKeys;
    private final Messages messages;
    private final BlindIndex index;
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
            BusinessKeys businessKeys,
            Messages messages,
            BlindIndex index,
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
        this.businessKeys = businessKeys;
        this.messages = messages;
        this.index = index;
        this.policies = policies;
        this.clock = clock;
    }

    /** @return how the message ends; of a protected person, nothing of it has been kept */
    Outcome take(UUID message, ConsentEvent event) {
        PersonKey person = PersonKey.of(caseKeys.person(event.municipality(), event.person()));
        Outcome repeated = repeated(message, event);
        if (repeated != null) {
            return repeated;
        }
        PurchaseCase known = find(event.municipality(), person);
        if (known != null && known.state() == CaseState.HELD_PROTECTED) {
            notices.securityContact(
                    event.municipality(), NoticeKind.PROTECTED, known.caseRef(), Fault.PROTECTED_IDENTITY, message);
            return Outcome.of(State.HELD, Fault.PROTECTED_IDENTITY, "").forCase(known.caseRef());
        }
        ConsentVerdict verdict = decided(message, event, person);
        // As its review has left it.
        PurchaseCase now = known == null ? null : find(event.municipality(), person);
        follow(message, event, person, verdict, now);
        Outcome outcome = outcome(verdict);
        return now == null ? outcome : outcome.forCase(now.caseRef());
    }

    private @Nullable Outcome repeated(UUID message, ConsentEvent event) {
        byte[] key = index.of("consent", event.municipality(), event.id().toString());
        byte[] content = index.of("consent-content", event.municipality(), ConsentDocument.write(event));
        return switch (businessKeys.register(ConsentFlow.NAME, event.municipality(), key, content, message)) {
            case NEW -> null;
            case DUPLICATE -> new Outcome(State.DUPLICATE, null, null, null);
            case CONFLICTING -> Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "id");
        };
    }

    private ConsentVerdict decided(UUID message, ConsentEvent event, PersonKey person) {
        AtomicReference<ConsentVerdict> verdict = new AtomicReference<>();
        book.change(event.municipality(), person, before -> {
            verdict.set(ConsentDecider.decide(before, event, authority.of(message, event), clock.instant()));
            return verdict.get().next();
        });
        return verdict.get();
    }

    private void follow(
            UUID message, ConsentEvent event, PersonKey person, ConsentVerdict verdict, @Nullable PurchaseCase now) {
        String unit = now == null ? null : now.unitId();
        String reference = now == null ? message.toString() : now.caseRef();
        if (verdict.resolution() == Resolution.REFUSED || verdict.fault() == Fault.API_NOT_ALLOWED) {
            notices.unit(
                    event.municipality(),
                    NoticeKind.CONSENT_REFUSED,
                    unit,
                    reference,
                    verdict.fault().code(),
                    message);
        }
        if (verdict.resolution() == Resolution.REFUSED) {
            return;
        }
        events.keep(message, event, person, note(verdict));
        verdict.next().answered().forEach(decided -> events.messageOf(event.municipality(), decided)
                .ifPresent(waiting -> messages.overtaken(waiting, message)));
        if (verdict.resolution() == Resolution.HELD) {
            notices.unit(
                    event.municipality(),
                    NoticeKind.WITHDRAWAL_DOUBTFUL,
                    unit,
                    reference,
                    verdict.fault().code(),
                    message);
        }
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
        Map<UUID, String> asked = notes.ask(municipality, person, now, book.known(municipality, person));
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
