package se.inkopsnavet.order;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.order.Situation.Standing;
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
    private final Journal journal;
    private final OrderWords words;
    private final Clock clock;

    public WeekEnd(TaskStore tasks, CaseStore cases, Journal journal, OrderWords words, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    /** What the note of one week is known by: whoever else sees that the week was missed writes the same one. */
    public static UUID noteId(String caseRef, String week) {
        return DerivedId.of("week-without-groceries", caseRef, week);
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
        boolean wanted =
                Standings.of(purchase) == Standing.ACTIVE && purchase.decision() != null && purchase.unitId() != null;
        if (wanted) {
            journal.write(new NoteRequest(
                    noteId(task.caseRef(), task.week()),
                    municipality,
                    task.caseRef(),
                    purchase.decision().client().personId(),
                    purchase.unitId(),
                    NoteKind.DEVIATION,
                    Map.of("what", words.missedWeek(task.week()), "measure", words.measure()),
                    null,
                    clock.instant()));
        }
        tasks.settled(task.caseRef(), task.week(), wanted ? End.DEVIATION : End.NOT_WANTED);
    }
}
