package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.PersonKey;

/** The one way in which what is known about a person's consents changes: under the lock of the person's case, which is decided again when it matters. */
final class ConsentBook {

    private final ConsentStore store;
    private final CaseReview review;
    private final PolicyBook policies;
    private final Clock clock;

    ConsentBook(ConsentStore store, CaseReview review, PolicyBook policies, Clock clock) {
        this.store = store;
        this.review = review;
        this.policies = policies;
        this.clock = clock;
    }

    /** As it is now, of a person whom the caller has locked. */
    PersonConsents known(String municipality, PersonKey person) {
        return store.of(municipality, person);
    }

    /** In the caller's transaction. @return the reference of the person's case */
    Optional<String> change(String municipality, PersonKey person, UnaryOperator<PersonConsents> change) {
        LocalDate today = LocalDate.now(clock);
        LocalDate keepUntil =
                today.plusYears(policies.on(municipality, today).consent().keepYears());
        return review.after(municipality, person, () -> {
            PersonConsents before = store.of(municipality, person);
            store.save(municipality, person, before, change.apply(before).settled(today), keepUntil);
        });
    }
}
