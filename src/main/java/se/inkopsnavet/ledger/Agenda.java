package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees to it that somebody works on what the ledger holds: in the caller's transaction, a lane is opened on db-scheduler's table unless it is open already.
 * A lane that is just about to find nothing more to do is no loss: {@link Lanes} looks after it.
 */
public class Agenda {

    /** Files and mails as they came in. */
    public static final String ARRIVALS = "arrivals";
    /** The records that files were cut into. */
    public static final String RECORDS = "records";
    /** Each channel is a queue of this task. */
    public static final String DELIVER = "deliver";

    static final String DEADLINE = "deadline";

    private static final String OPEN = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select :task, :queue || '#' || n, now(), false, 1 from generate_series(0, :lanes - 1) n
             where not exists (select from scheduled_tasks t where t.task_name = :task and t.task_instance = :queue || '#' || n)
             order by n limit 1
            on conflict do nothing
            """;

    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final Runnable wake;

    /** @param wake makes the local scheduler look for due work at once */
    public Agenda(SchedulerClient client, JdbcClient jdbc, Runnable wake) {
        this.client = client;
        this.jdbc = jdbc;
        this.wake = wake;
    }

    public void arrived() {
        open(ARRIVALS, ARRIVALS, 1);
    }

    public void cutUp() {
        open(RECORDS, RECORDS, 1);
    }

    public void deliver(String channel) {
        open(DELIVER, channel, 1);
    }

    /** Opens the first of so many lanes that is not open. */
    void open(String task, String queue, int lanes) {
        int opened = jdbc.sql(OPEN)
                .param("task", task)
                .param("queue", queue)
                .param("lanes", lanes)
                .update();
        if (opened == 1) {
            wakeAfterCommit();
        }
    }

    public void deadline(UUID deadline, Instant due) {
        client.scheduleIfNotExists(new TaskInstance<Void>(DEADLINE, deadline.toString()), due);
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
