package se.inkopsnavet.order;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.order.TaskStore.End;
import se.inkopsnavet.order.TaskStore.Task;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * When an ISO week is over: a client who had deliveries and got none, and has not declined, has been without the help that was granted, and the journal is
 * to say so (F10: only then, AC-10-5). Some hundred in a transaction.
 */
public class WeekEnd implements Deadlines.Reaction {

    private static final int BATCH = 200;

    private final TaskStore tasks;
    private final CaseStore cases;
    private final MissedWeek note;
    private final Deadlines deadlines;
    private final Clock clock;

    public WeekEnd(TaskStore tasks, CaseStore cases, MissedWeek note, Deadlines deadlines, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.note = note;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void due(String municipality, String occurrence, boolean late) {
        String[] parts = occurrence.split("\\|", 2);
        List<Task> batch = tasks.missed(municipality, parts[0], parts[1], BATCH);
        Map<String, PurchaseCase> byRef =
                cases.lockAll(batch.stream().map(Task::caseRef).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(PurchaseCase::caseRef, Function.identity()));
        for (Task task : batch) {
            PurchaseCase purchase = byRef.get(task.caseRef());
            if (purchase != null) {
                over(municipality, task, purchase);
            }
        }
        if (batch.size() == BATCH) {
            String next = parts[0] + "|" + batch.get(BATCH - 1).occurrence();
            deadlines.set(WatchCalendar.WEEK, municipality, next, clock.instant(), "när veckan är slut");
        }
    }

    private void over(String municipality, Task task, PurchaseCase purchase) {
        if (task.otherComes()) {
            // One of several deliveries was missed: the week had groceries.
            tasks.settled(task.caseRef(), task.week(), End.ORDERED);
            return;
        }
        boolean wanted = note.write(municipality, task.week(), purchase);
        tasks.settled(task.caseRef(), task.week(), wanted ? End.DEVIATION : End.NOT_WANTED);
    }
}
