package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;

/**
 * A change of what the other rooms know about a person: carried out under the lock of the person's case, which is decided again when the change makes a
 * difference. A consent that became active brings a row, a withdrawn one takes it back (requirements §11 item 2).
 */
public class CaseReview {

    private final PurchaseDecider decider;
    private final CaseStore cases;
    private final CaseBook book;
    private final Circumstances circumstances;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public CaseReview(
            PurchaseDecider decider,
            CaseStore cases,
            CaseBook book,
            Circumstances circumstances,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        this.decider = decider;
        this.cases = cases;
        this.book = book;
        this.circumstances = circumstances;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * In the caller's transaction. Without a case, or with one about which nothing may be kept, the change is carried out and nothing follows.
     *
     * @param change the room's own writes
     * @return the reference of the person's case
     */
    public Optional<String> after(String municipality, PersonKey person, Runnable change) {
        PurchaseCase known = cases.lockByPerson(municipality, person.bytes()).orElse(null);
        Decision before = shown(municipality, person, known);
        change.run();
        Decision now = shown(municipality, person, known);
        if (now != null && !now.equals(before)) {
            decideAgain(municipality, person, known, now);
        }
        return Optional.ofNullable(known).map(PurchaseCase::caseRef);
    }

    /**
     * The same for what the calendar alone has changed: on the day itself, what was known before the change and after it look alike.
     *
     * @param change the room's own writes; whether something that was so is so no more, or the other way round
     */
    public void onItsDay(String municipality, PersonKey person, BooleanSupplier change) {
        PurchaseCase known = cases.lockByPerson(municipality, person.bytes()).orElse(null);
        boolean turned = change.getAsBoolean();
        Decision now = shown(municipality, person, known);
        if (turned && now != null) {
            decideAgain(municipality, person, known, now);
        }
    }

    private @Nullable Decision shown(String municipality, PersonKey person, @Nullable PurchaseCase known) {
        return known == null || known.decision() == null
                ? null
                : circumstances.of(municipality, person).applyTo(known.decision());
    }

    /** The case is locked. A case that rests on a decision is always written anew. */
    void decideAgain(String municipality, PersonKey person, PurchaseCase known, Decision shown) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(municipality, today);
        Verdict verdict = decider.review(known, shown, policy, today);
        consequences.outdated(known);
        book.changed(municipality, person, known.changed(verdict.change(), policy.idAtVersion()), verdict.intents());
    }
}
