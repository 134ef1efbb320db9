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

/** The journal's note of an ISO week without groceries, a deviation (EKE-05, F10). Its id follows from case and week: whoever sees it writes the same one. */
public class MissedWeekNotes {

    private final Journal journal;
    private final OrderWords words;
    private final Clock clock;

    public MissedWeekNotes(Journal journal, OrderWords words, Clock clock) {
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    static UUID noteId(String caseRef, String week) {
        return DerivedId.of("week-without-groceries", caseRef, week);
    }

    /**
     * In the caller's transaction.
     *
     * @param week such as {@code 2026-W49}
     * @return false where none is written: the client is away, the case is over or held, or nobody is known whose note it would be
     */
    public boolean write(String municipality, PurchaseCase purchase, String week) {
        boolean wanted =
                Standings.of(purchase) == Standing.ACTIVE && purchase.decision() != null && purchase.unitId() != null;
        if (wanted) {
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
        }
        return wanted;
    }
}
