package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.mandate.MandateDates.Occurrence;
import se.inkopsnavet.mandate.MandateDates.Subject;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** What happens when a day of a mandate has come. */
public final class MandateReminders {

    private final MandateBook book;
    private final MandateStore store;
    private final MandateFollowUp followUp;
    private final Clock clock;

    public MandateReminders(MandateBook book, MandateStore store, MandateFollowUp followUp, Clock clock) {
        this.book = book;
        this.store = store;
        this.followUp = followUp;
        this.clock = clock;
    }

    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(
                MandateDates.TURNS,
                (subject, occurrence, late) -> book.dawned(
                        Subject.parse(subject).municipality(),
                        Subject.parse(subject).mandate()),
                MandateDates.HOLDER,
                (subject, occurrence, late) -> book.holderLookedAt(
                        Subject.parse(subject).municipality(),
                        Subject.parse(subject).mandate()),
                MandateDates.ENDS_SOON,
                (subject, occurrence, late) -> endsSoon(Subject.parse(subject), Occurrence.parse(occurrence)),
                MandateDates.TO_VERIFY,
                (subject, occurrence, late) -> unverified(Subject.parse(subject), Occurrence.parse(occurrence)));
    }

    private void endsSoon(Subject subject, Occurrence occurrence) {
        store.find(subject.mandate())
                .filter(kept -> kept.mandate().version() == occurrence.version())
                .filter(kept -> kept.mandate().on(LocalDate.now(clock)) == Mandate.State.VERIFIED)
                .ifPresent(kept -> tell(subject, kept, Role.RESPONSIBLE, NoticeKind.MANDATE_ENDS_SOON, occurrence));
    }

    /** The responsible was asked and has not answered: the head of the unit hears of it. */
    private void unverified(Subject subject, Occurrence occurrence) {
        store.find(subject.mandate())
                .filter(kept -> kept.mandate().version() == occurrence.version())
                .filter(kept -> kept.mandate().on(LocalDate.now(clock)) == Mandate.State.UNVERIFIED)
                .filter(kept -> !store.of(subject.municipality(), kept.person()).isAnswered(kept.mandate()))
                .ifPresent(kept -> tell(subject, kept, Role.MANAGER, NoticeKind.MANDATE_NOT_VERIFIED, occurrence));
    }

    private void tell(Subject subject, MandateStore.Kept kept, Role role, NoticeKind kind, Occurrence occurrence) {
        followUp.tell(subject.municipality(), kept.person(), role, kind, kept.mandate(), occurrence.toString());
    }
}
