package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Writes down what was recorded about mandates and carries out what follows; everything in the caller's transaction, under the lock of the case. */
public class MandateBook {

    private final MandateStore store;
    private final CaseReview review;
    private final CaseStore cases;
    private final CaseKeys keys;
    private final MandateDates dates;
    private final MandateFollowUp followUp;
    private final Clock clock;

    public MandateBook(
            MandateStore store,
            CaseReview review,
            CaseStore cases,
            CaseKeys keys,
            MandateDates dates,
            MandateFollowUp followUp,
            Clock clock) {
        this.store = store;
        this.review = review;
        this.cases = cases;
        this.keys = keys;
        this.dates = dates;
        this.followUp = followUp;
        this.clock = clock;
    }

    /** Where a fact about a mandate came from. */
    public enum Origin {
        /** The journal holds it already: no note is written back (requirements S-09). */
        JOURNAL,
        ELSEWHERE
    }

    /** @param caseRef of the person's case, when there is one @param fault why nothing changed, or null */
    public record Recorded(
            @Nullable String caseRef, @Nullable Fault fault) {}

    public Recorded record(String municipality, PersonKey person, Mandate event, Origin origin) {
        Fault[] fault = new Fault[1];
        Optional<String> caseRef =
                review.after(municipality, person, () -> fault[0] = recorded(municipality, person, event, origin));
        return new Recorded(caseRef.orElse(null), fault[0]);
    }

    private @Nullable Fault recorded(String municipality, PersonKey person, Mandate event, Origin origin) {
        LocalDate today = LocalDate.now(clock);
        Mandates known = store.of(municipality, person);
        Mandate.State seen = store.find(event.id()).map(MandateStore.Kept::seen).orElse(null);
        MandateDecider.Verdict verdict = MandateDecider.recorded(known, seen, event, today);
        if (verdict.fault() == null) {
            store.save(municipality, person, event, event.on(today));
            if (origin == Origin.JOURNAL) {
                store.noted(event);
            }
            dates.of(municipality, event);
            followUp.of(municipality, person, verdict.effects());
        }
        return verdict.fault();
    }

    /** A contact is gone from the case system, or can no longer act for anybody. */
    Optional<String> removed(String municipality, PersonKey person, UUID contact, long version, Instant when) {
        return review.after(municipality, person, () -> {
            LocalDate today = LocalDate.now(clock);
            MandateDecider.removed(store.of(municipality, person), contact, version, when, today)
                    .forEach(next -> store.find(next.id()).ifPresent(kept -> {
                        settle(municipality, kept, next, today);
                        dates.of(municipality, next);
                    }));
        });
    }

    /** The person's own case says that she or he is dead or protected: who acts for others is looked at anew (F03, failures). */
    void holderChanged(String municipality, PersonKey holder, PurchaseCase now) {
        if (isGone(now.state())) {
            store.heldBy(municipality, holder)
                    .forEach(id -> dates.lookAtHolder(municipality, id, "case v" + now.version()));
        }
    }

    /** A representative who is dead or protected is unverified: nothing rests on the mandate until somebody has looked. */
    void holderLookedAt(String municipality, UUID id) {
        store.find(id)
                .ifPresent(seen -> review.after(municipality, seen.person(), () -> store.find(id)
                        .filter(kept -> kept.mandate().verification() != null && isGone(municipality, kept.mandate()))
                        .ifPresent(kept -> {
                            Mandate next = kept.mandate().withoutHolder();
                            settle(municipality, kept, next, LocalDate.now(clock));
                            dates.of(municipality, next);
                        })));
    }

    private boolean isGone(String municipality, Mandate mandate) {
        PersonId holder = mandate.holder().personId();
        return holder != null
                && cases.stateOf(municipality, keys.person(municipality, holder))
                        .filter(MandateBook::isGone)
                        .isPresent();
    }

    private static boolean isGone(CaseState state) {
        return state == CaseState.HELD_PROTECTED || state == CaseState.DECEASED;
    }

    /** A day has come on which a mandate begins or ends by itself. */
    void dawned(String municipality, UUID id) {
        store.find(id)
                .map(MandateStore.Kept::person)
                .ifPresent(person -> review.onItsDay(municipality, person, () -> store.find(id)
                        .filter(kept -> settle(municipality, kept, kept.mandate(), LocalDate.now(clock)))
                        .isPresent()));
    }

    /** @return whether anything follows */
    private boolean settle(String municipality, MandateStore.Kept kept, Mandate next, LocalDate today) {
        store.save(municipality, kept.person(), next, next.on(today));
        List<MandateEffect> effects =
                MandateDecider.dawned(next, kept.seen(), today).stream().toList();
        followUp.of(municipality, kept.person(), effects);
        return !effects.isEmpty();
    }
}
