package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** A case whose client is away stands still, and goes on afterwards; only one that is in use can. In the caller's transaction. */
public class Pausing {

    private final CaseStore cases;
    private final CaseBook book;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public Pausing(CaseStore cases, CaseBook book, Consequences consequences, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.book = book;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param lasting that the unit is to be reminded: nobody knows when it ends (AC-17-10) */
    public void set(String municipality, PersonKey person, boolean away, boolean lasting) {
        cases.lockByPerson(municipality, person.bytes()).ifPresent(known -> {
            if (away && known.state() == CaseState.HANDED_OVER) {
                move(municipality, person, known.moved(CaseState.PAUSED), NoticeKind.PAUSED);
            } else if (!away && known.state() == CaseState.PAUSED) {
                move(municipality, person, known.moved(CaseState.HANDED_OVER), NoticeKind.RESUMED);
            } else if (lasting && known.state() == CaseState.PAUSED) {
                consequences.tell(
                        new Intent.Tell(Role.RESPONSIBLE, NoticeKind.STILL_PAUSED, ""),
                        municipality,
                        policies.on(municipality, LocalDate.now(clock)),
                        known,
                        LocalDate.now(clock).toString());
            }
        });
    }

    private void move(String municipality, PersonKey person, PurchaseCase moved, NoticeKind told) {
        book.changed(municipality, person, moved, List.of(new Intent.Tell(Role.RESPONSIBLE, told, "")));
    }
}
