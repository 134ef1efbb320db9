package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/**
 * The one way in which what a case says changes: it is written, what is intended follows, and every room that follows cases is told. In the caller's
 * transaction, which has locked the case. The steps of a row on its way to a supplier and back are the list's own, and nobody is told of them.
 */
public class CaseBook {

    private final CaseStore cases;
    private final Consequences consequences;
    private final Absent absent;
    private final Supplier<List<CaseFollower>> followers;
    private final PolicyBook policies;
    private final Clock clock;

    /** @param followers asked for when a case changes: rooms that follow cases have cases decided again, too */
    public CaseBook(
            CaseStore cases,
            Consequences consequences,
            Absent absent,
            Supplier<List<CaseFollower>> followers,
            PolicyBook policies,
            Clock clock) {
        this.cases = cases;
        this.consequences = consequences;
        this.absent = absent;
        this.followers = followers;
        this.policies = policies;
        this.clock = clock;
    }

    /** @return the case as it was written */
    PurchaseCase opened(String municipality, PersonKey person, PurchaseCase first, List<Intent> intents) {
        Standing standing = standing(municipality, person, first, intents);
        cases.insert(standing.purchase(), municipality, person.bytes());
        follow(municipality, standing);
        followers.get().forEach(room -> room.opened(municipality, person, standing.purchase()));
        return standing.purchase();
    }

    /** @return the case as it was written */
    public PurchaseCase changed(String municipality, PersonKey person, PurchaseCase next, List<Intent> intents) {
        Standing standing = standing(municipality, person, next, intents);
        cases.update(standing.purchase());
        follow(municipality, standing);
        followers.get().forEach(room -> room.changed(municipality, person, standing.purchase()));
        return standing.purchase();
    }

    /** The login is where it belongs; a case that has changed meanwhile goes its own way, and one whose client is away stands still. */
    public void handedOver(String caseRef) {
        cases.lockWithPeople(List.of(caseRef)).stream()
                .filter(each -> each.purchase().state() == CaseState.CREDENTIALS_PENDING)
                .forEach(each -> {
                    if (isAway(each.municipality(), each.person())) {
                        PurchaseCase next = each.purchase().moved(CaseState.HANDED_OVER);
                        changed(each.municipality(), each.person(), next, List.of());
                    } else {
                        cases.handedOver(caseRef);
                    }
                });
    }

    private record Standing(PurchaseCase purchase, List<Intent> intents) {}

    /** An absence may have been recorded, or have begun, while the case was on its way to being in use. */
    private Standing standing(String municipality, PersonKey person, PurchaseCase next, List<Intent> intents) {
        if (next.state() != CaseState.HANDED_OVER || !isAway(municipality, person)) {
            return new Standing(next, intents);
        }
        List<Intent> all = new ArrayList<>(intents);
        all.add(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.PAUSED, ""));
        return new Standing(next.paused(), all);
    }

    private boolean isAway(String municipality, PersonKey person) {
        return absent.on(municipality, person, LocalDate.now(clock));
    }

    private void follow(String municipality, Standing standing) {
        consequences.follow(
                standing.intents(), municipality, policies.on(municipality, LocalDate.now(clock)), standing.purchase());
    }
}
