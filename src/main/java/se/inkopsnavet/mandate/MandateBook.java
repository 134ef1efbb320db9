package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.PersonKey;

/** Writes down what was recorded about mandates and carries out what follows; everything in the caller's transaction, under the lock of the case. */
public class MandateBook {

    private final MandateStore store;
    private final CaseReview review;
    private final MandateFollowUp followUp;
    private final Clock clock;

    public MandateBook(MandateStore store, CaseReview review, MandateFollowUp followUp, Clock clock) {
        this.store = store;
        this.review = review;
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
            followUp.dates(municipality, event);
            followUp.of(municipality, person, verdict.effects(), origin);
        }
        return verdict.fault();
    }

    /** A day has come on which a mandate begins or ends by itself. */
    void dawned(String municipality, UUID id) {
        store.find(id)
                .ifPresent(kept -> review.after(municipality, kept.person(), () -> {
                    LocalDate today = LocalDate.now(clock);
                    MandateDecider.dawned(kept.mandate(), kept.seen(), today).ifPresent(effect -> {
                        store.save(
                                municipality,
                                kept.person(),
                                kept.mandate(),
                                kept.mandate().on(today));
                        followUp.of(municipality, kept.person(), List.of(effect), Origin.ELSEWHERE);
                    });
                }));
    }
}
