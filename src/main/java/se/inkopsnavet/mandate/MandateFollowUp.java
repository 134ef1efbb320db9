package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** What people, the journal and the calendar have to do with a mandate; in the caller's transaction. */
public class MandateFollowUp {

    static final String ENDS_SOON = "MANDATE_ENDS_SOON";
    static final String TURNS = "MANDATE_TURNS";
    static final String TO_VERIFY = "MANDATE_TO_VERIFY";

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final List<Integer> REMINDED_DAYS_BEFORE = List.of(60, 30, 7);
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 0);
    private static final int WORKING_DAYS_TO_VERIFY = 5;

    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Deadlines deadlines;
    private final Journal journal;
    private final List<MandateListener> listeners;
    private final Clock clock;

    public MandateFollowUp(
            CaseStore cases,
            Consequences consequences,
            PolicyBook policies,
            Deadlines deadlines,
            Journal journal,
            List<MandateListener> listeners,
            Clock clock) {
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.deadlines = deadlines;
        this.journal = journal;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** The days on which something about this version of the mandate is due; a day that has passed is due at once. */
    void dates(String municipality, Mandate mandate) {
        String subject = municipality + "/" + mandate.id();
        if (mandate.validTo() != null) {
            REMINDED_DAYS_BEFORE.stream()
                    .map(days -> mandate.validTo().minusDays(days))
                    .filter(day -> !day.isBefore(LocalDate.now(clock)))
                    .forEach(day -> set(ENDS_SOON, subject, mandate, day, OFFICE_OPENS));
            set(TURNS, subject, mandate, mandate.validTo().plusDays(1), LocalTime.MIDNIGHT);
        }
        set(TURNS, subject, mandate, mandate.validFrom(), LocalTime.MIDNIGHT);
        if (mandate.inForceFrom() != null) {
            set(TURNS, subject, mandate, mandate.inForceFrom(), LocalTime.MIDNIGHT);
        }
        if (mandate.revokedOn() != null) {
            set(TURNS, subject, mandate, mandate.revokedOn(), LocalTime.MIDNIGHT);
        }
        if (mandate.on(LocalDate.now(clock)) == Mandate.State.UNVERIFIED) {
            LocalDate due = WorkingDays.after(LocalDate.now(clock), WORKING_DAYS_TO_VERIFY);
            set(TO_VERIFY, subject, mandate, due, OFFICE_OPENS);
        }
    }

    private void set(String kind, String subject, Mandate mandate, LocalDate day, LocalTime time) {
        deadlines.set(
                kind,
                subject,
                "v" + mandate.version() + "/" + day,
                day.atTime(time).atZone(STOCKHOLM).toInstant(),
                kind + " v" + mandate.version());
    }

    void of(String municipality, PersonKey person, List<MandateEffect> effects, MandateBook.Origin origin) {
        for (MandateEffect effect : effects) {
            Mandate mandate = effect.mandate();
            if (effect instanceof MandateEffect.Verify) {
                tell(municipality, person, NoticeKind.MANDATE_TO_VERIFY, mandate, "v" + mandate.version());
            } else if (effect instanceof MandateEffect.Conflict) {
                tell(municipality, person, NoticeKind.MANDATE_CONFLICT, mandate, "v" + mandate.version());
            } else if (effect instanceof MandateEffect.Usable) {
                listeners.forEach(listener -> listener.usable(municipality, person, mandate));
                note(municipality, person, mandate, origin);
            } else if (effect instanceof MandateEffect.Ended) {
                listeners.forEach(listener -> listener.ended(municipality, person, mandate));
                tell(municipality, person, NoticeKind.MANDATE_ENDED, mandate, "v" + mandate.version());
            }
        }
    }

    /** The unit of the person's case; where there is no case, nothing rests on the mandate yet. @param occurrence what makes it another notice */
    void tell(String municipality, PersonKey person, NoticeKind kind, Mandate mandate, String occurrence) {
        cases.lockByPerson(municipality, person.bytes())
                .ifPresent(purchase -> consequences.tell(
                        new Intent.Tell(Intent.Role.RESPONSIBLE, kind, shortRef(mandate.id())),
                        municipality,
                        policies.on(municipality, LocalDate.now(clock)),
                        purchase,
                        mandate.id() + "/" + occurrence));
    }

    /** Enough to find the mandate by, and nothing about whose it is. */
    private static String shortRef(UUID id) {
        return id.toString().substring(0, 8);
    }

    private void note(String municipality, PersonKey person, Mandate mandate, MandateBook.Origin origin) {
        if (origin == MandateBook.Origin.JOURNAL) {
            return;
        }
        cases.lockByPerson(municipality, person.bytes())
                .filter(purchase -> purchase.decision() != null && purchase.unitId() != null)
                .ifPresent(purchase -> journal.write(noteAbout(municipality, purchase, mandate)));
    }

    private static NoteRequest noteAbout(String municipality, PurchaseCase purchase, Mandate mandate) {
        Verification verification = mandate.verification();
        return new NoteRequest(
                DerivedId.of("mandate-note", mandate.id(), mandate.version()),
                municipality,
                purchase.caseRef(),
                purchase.decision().client().personId(),
                purchase.unitId(),
                NoteKind.MANDATE,
                Map.of(
                        "type", mandate.type().name(),
                        "scopes",
                                mandate.scopes().stream()
                                        .map(Scope::name)
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        "evidence", mandate.evidence().kind().name(),
                        "evidenceDate", mandate.evidence().dated().toString(),
                        "validFrom", mandate.validFrom().toString(),
                        "validTo",
                                mandate.validTo() == null
                                        ? "tills vidare"
                                        : mandate.validTo().toString()),
                new Author(verification.staffId(), verification.title()),
                verification.at());
    }
}
