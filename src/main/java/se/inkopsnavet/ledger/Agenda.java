package se.inkopsnavet.ledger;

import java.util.HashSet;
import java.util.Set;
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
    /** Records: what files were cut into, or a case system was asked for. */
    public static final String RECORDS = "records";
    /** Records about which a neighbour must be asked before they are decided: each such line to a neighbour is a queue of this task. */
    public static final String ASK = "ask";
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

    /** Behind {@code with added as}: each deadline is a task of its own, in the statement that writes it down. */
    static final String DEADLINES_ADDED =
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)" + " select '"
                    + DEADLINE + "', id::text, due_at, false, 1 from added on conflict do nothing";

    private final JdbcClient jdbc;
    private final Runnable wake;

    /** @param wake makes the local scheduler look for due work at once */
    public Agenda(JdbcClient jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    public void arrived() {
        open(ARRIVALS, ARRIVALS, 1);
    }

    public void recorded() {
        open(RECORDS, RECORDS, 1);
    }

    void ask(String line) {
        open(ASK, line, 1);
    }

    public void deliver(String channel) {
        open(DELIVER, channel, 1);
    }

    /** Opens the first of so many lanes that is not open; asked once in a transaction, however many messages it puts in line. */
    void open(String task, String queue, int lanes) {
        if (isFirstInTransaction(queue)) {
            jdbc.sql(OPEN)
                    .param("task", task)
                    .param("queue", queue)
                    .param("lanes", lanes)
                    .update();
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake.run();
        }
    }

    private boolean isFirstInTransaction(String queue) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return true;
        }
        Opened opened = (Opened) TransactionSynchronizationManager.getResource(this);
        if (opened == null) {
            opened = new Opened();
            TransactionSynchronizationManager.bindResource(this, opened);
            TransactionSynchronizationManager.registerSynchronization(opened);
        }
        return opened.queues.add(queue);
    }

    /** The queues that a transaction has put something in. */
    private final class Opened implements TransactionSynchronization {
        private final Set<String> queues = new HashSet<>();

        /** What was opened since the savepoint is not open any more; the lanes opened before it are only asked for once again. */
        @Override
        public void savepointRollback(Object savepoint) {
            queues.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Agenda.this);
            wake.run();
        }
    }
}
