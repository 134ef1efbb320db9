package se.inkopsnavet.command;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.State;

/** What an operator may do to a running installation, from another process over the same database. */
public class Operator {

    private final Messages messages;
    private final Outbox outbox;
    private final Agenda agenda;
    private final SchedulerClient scheduler;
    private final TransactionTemplate transaction;
    private final OperatorActs acts;

    public Operator(
            Messages messages,
            Outbox outbox,
            Agenda agenda,
            SchedulerClient scheduler,
            TransactionTemplate transaction,
            OperatorActs acts) {
        this.messages = messages;
        this.outbox = outbox;
        this.agenda = agenda;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.acts = acts;
    }

    /** @return false when the message does not wait for anybody, or nothing of it was kept */
    public boolean release(UUID message) {
        return transaction.execute(status -> {
            State before = messages.state(message).orElse(null);
            boolean inbound = messages.release(message);
            if (inbound) {
                agenda.arrived();
                agenda.recorded();
            }
            boolean released = inbound || outbox.release(message);
            State after = released ? messages.state(message).orElse(null) : null;
            acts.add(Command.RELEASE, message.toString(), released ? "DONE" : "NOT_WAITING", before, after);
            return released;
        });
    }

    /** @return false when no such collection is planned */
    public boolean collect(String channel) {
        TaskInstanceId task = TaskInstanceId.of("collect/" + channel, "recurring");
        return transaction.execute(status -> {
            boolean planned =
                    scheduler.getScheduledExecution(task).isPresent() && scheduler.reschedule(task, Instant.now());
            acts.add(Command.COLLECT, channel, planned ? "DONE" : "NOT_PLANNED", null, null);
            return planned;
        });
    }
}
