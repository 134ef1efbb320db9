package se.inkopsnavet.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import se.inkopsnavet.disclosure.ErasureStore.Asked;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;

/** No confirmation in time: first the supplier is reminded, then the data protection officer is told (AC-18-4). */
public class ErasureDeadline implements Deadlines.Reaction {

    private static final String FIRST = "1";
    private static final String LAST = "2";

    private final ErasureStore erasures;
    private final ErasureNews news;
    private final Deadlines deadlines;
    private final PolicyBook policies;
    private final Clock clock;

    public ErasureDeadline(
            ErasureStore erasures, ErasureNews news, Deadlines deadlines, PolicyBook policies, Clock clock) {
        this.erasures = erasures;
        this.news = news;
        this.deadlines = deadlines;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        Asked asked = erasures.lock(UUID.fromString(subject)).orElseThrow();
        if (asked.state() != ErasureState.REQUESTED) {
            return;
        }
        if (occurrence.equals(FIRST)) {
            news.remindSupplier(asked);
            LocalDate today = LocalDate.now(clock);
            int days = policies.on(asked.municipality(), today).erasure().reminderWorkdays();
            ErasureDesk.deadline(deadlines, asked.id(), LAST, WorkingDays.after(today, days), days, clock);
        } else {
            news.changed(asked, ErasureState.OVERDUE, null);
        }
    }
}
