package se.inkopsnavet.order;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.purchase.PurchaseCase;

/** The deviation that the journal is to have of a week in which the help that was granted was not given (F10, AC-10-5). */
public class MissedWeek {

    private final Journal journal;
    private final OrderWords words;
    private final Clock clock;

    public MissedWeek(Journal journal, OrderWords words, Clock clock) {
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    /** What the note of one week is known by: whoever else sees that the week was missed writes the same one. */
    public static UUID noteId(String caseRef, String week) {
        return DerivedId.of("week-without-groceries", caseRef, week);
    }

    /** In the caller's transaction, which has locked the case. @return false when nobody is to be given help any more, or it is paused */
    public boolean write(String municipality, String week, PurchaseCase purchase) {
        if (Standings.of(purchase) != Standing.ACTIVE || purchase.decision() == null || purchase.unitId() == null) {
            return false;
        }
        journal.write(new NoteRequest(
                noteId(purchase.caseRef(), week),
                municipality,
                purchase.caseRef(),
                purchase.decision().client().personId(),
                purchase.unitId(),
                NoteKind.DEVIATION,
                Map.of("what", words.missedWeek(week), "measure", words.measure()),
                null,
                clock.instant()));
        return true;
    }
}
