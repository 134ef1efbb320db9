package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** What people, the journal and other rooms have to do with a mandate; in the caller's transaction. */
public class MandateFollowUp implements CaseFollower {

    private final MandateStore store;
    private final MandateNotes notes;
    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final List<MandateListener> listeners;
    private final Clock clock;

    public MandateFollowUp(
            MandateStore store,
            MandateNotes notes,
            CaseStore cases,
            Consequences consequences,
            PolicyBook policies,
            List<MandateListener> listeners,
            Clock clock) {
        this.store = store;
        this.notes = notes;
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    void of(String municipality, PersonKey person, List<MandateEffect> effects) {
        for (MandateEffect effect : effects) {
            Mandate mandate = effect.mandate();
            if (effect instanceof MandateEffect.Verify) {
                tell(municipality, person, NoticeKind.MANDATE_TO_VERIFY, mandate);
            } else if (effect instanceof MandateEffect.Conflict) {
                tell(municipality, person, NoticeKind.MANDATE_CONFLICT, mandate);
            } else if (effect instanceof MandateEffect.Usable) {
                listeners.forEach(listener -> listener.usable(municipality, person, mandate));
            } else if (effect instanceof MandateEffect.Ended) {
                listeners.forEach(listener -> listener.ended(municipality, person, mandate));
                tell(municipality, person, NoticeKind.MANDATE_ENDED, mandate);
            }
        }
        cases.lockByPerson(municipality, person.bytes()).ifPresent(known -> notes.ask(municipality, person, known));
    }

    /** A mandate may have come before the case: now it is known whose journal, and who is to look at the evidence. */
    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        if (now.state() == CaseState.HELD_PROTECTED) {
            store.forget(municipality, person);
            return;
        }
        Mandates known = store.of(municipality, person);
        if (known.all().isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        known.all().stream()
                .filter(mandate -> mandate.on(today) == Mandate.State.UNVERIFIED && !known.isAnswered(mandate))
                .forEach(mandate -> tell(municipality, person, NoticeKind.MANDATE_TO_VERIFY, mandate));
        notes.ask(municipality, person, now);
    }

    private void tell(String municipality, PersonKey person, NoticeKind kind, Mandate mandate) {
        tell(municipality, person, Intent.Role.RESPONSIBLE, kind, mandate, "v" + mandate.version());
    }

    /** The unit of the person's case; where there is no case, nothing rests on the mandate yet. @param occurrence what makes it another notice */
    void tell(
            String municipality,
            PersonKey person,
            Intent.Role role,
            NoticeKind kind,
            Mandate mandate,
            String occurrence) {
        cases.lockByPerson(municipality, person.bytes())
                .ifPresent(purchase -> consequences.tell(
                        new Intent.Tell(role, kind, mandate.shortRef()),
                        municipality,
                        policies.on(municipality, LocalDate.now(clock)),
                        purchase,
                        mandate.id() + "/" + occurrence));
    }
}
