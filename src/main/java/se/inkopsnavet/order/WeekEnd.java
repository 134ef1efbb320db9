package se.inkopsnavet.order;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.order.TaskStore.End;
import se.inkopsnavet.order.TaskStore.Task;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * When an ISO week is over: a client who had deliveries and got none, and has not declined, has been without the help that was granted, and the journal is
 * to say so (F10: only then, AC-10-5). A round.
 */
public class WeekEnd implements Rounds.Round {

    private final TaskStore tasks;
    private final CaseStore cases;
    private final MissedWeekNotes notes;

    public WeekEnd(TaskStore tasks, CaseStore cases, MissedWeekNotes notes) {
        this.tasks = tasks;
        this.cases = cases;
        this.notes = notes;
    }

    @Override
    public List<String> cases(String municipality, String week, String after, int atMost) {
        return tasks.cases(municipality, week, after, atMost);
    }

    @Override
    public void work(String municipality, String week, List<String> caseRefs) {
        List<Task> batch = tasks.missed(caseRefs, week);
        Map<String, PurchaseCase> byRef =
                cases.lockAll(batch.stream().map(Task::caseRef).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(PurchaseCase::caseRef, Function.identity()));
        for (Task task : batch) {
            PurchaseCase purchase = byRef.get(task.caseRef());
            if (purchase != null) {
                over(municipality, task, purchase);
            }
        }
    }

    private void over(String municipality, Task task, PurchaseCase purchase) {
        if (task.otherComes()) {
            // One of several deliveries was missed: the week had groceries.
            tasks.settled(task.caseRef(), task.week(), End.ORDERED);
            return;
        }
        boolean wanted = notes.write(municipality, purchase, task.week());
        tasks.settled(task.caseRef(), task.week(), wanted ? End.DEVIATION : End.NOT_WANTED);
    }
}
