package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts durable work on db-scheduler's table, in the caller's transaction: one row per thing to do. */
public class Agenda {

    public static final String HANDLE = "handle";
    public static final String DELIVER = "deliver";
    public static final String DEADLINE = "deadline";

    private final SchedulerClient client;
    private final Runnable wake;

    /** @param wake makes the local scheduler look for due work at once */
    public Agenda(SchedulerClient client, Runnable wake) {
        this.client = client;
        this.wake = wake;
    }

    public void handle(Collection<UUID> messages) {
        Instant now = Instant.now();
        List<TaskInstance<?>> due = messages.stream()
                .<TaskInstance<?>>map(id -> new TaskInstance<Void>(HANDLE, id.toString()))
                .toList();
        client.scheduleBatch(due, now);
        wakeAfterCommit();
    }

    public void deliver(UUID message, Instant when) {
        client.scheduleIfNotExists(new TaskInstance<Void>(DELIVER, message.toString()), when);
        wakeAfterCommit();
    }

    public void deadline(UUID deadline, Instant due) {
        client.scheduleIfNotExists(new TaskInstance<Void>(DEADLINE, deadline.toString()), due);
    }

    /** Moves a delivery that already waits to another time; schedules it when it does not. */
    public void redeliver(UUID message, Instant when) {
        TaskInstance<Void> instance = new TaskInstance<>(DELIVER, message.toString());
        if (client.getScheduledExecution(TaskInstanceId.of(DELIVER, message.toString()))
                .isPresent()) {
            client.reschedule(instance, when);
        } else {
            client.scheduleIfNotExists(instance, when);
        }
        wakeAfterCommit();
    }

    /** Brings a delivery that waits for its time forward; one that a worker has in hand is on its way to the door by itself. */
    public void soon(UUID message) {
        TaskInstanceId delivery = TaskInstanceId.of(DELIVER, message.toString());
        if (client.getScheduledExecution(delivery)
                .filter(waiting -> !waiting.isPicked())
                .isPresent()) {
            client.reschedule(delivery, Instant.now());
            wakeAfterCommit();
        }
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake.run();
            return;
        }
        if (TransactionSynchronizationManager.getResource(this) == null) {
            TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResource(Agenda.this);
                    wake.run();
                }
            });
        }
    }
}
