package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The ledger's work as db-scheduler tasks. A task that died with its node is revived and finds in the ledger how far the message came.
 */
public final class LedgerTasks {

    private static final Duration AFTER_A_DATABASE_FAILURE = Duration.ofSeconds(2);

    private LedgerTasks() {}

    public static List<Task<?>> of(InboundWorker inbound, OutboundWorker outbound, Deadlines deadlines) {
        return List.of(
                message(Agenda.HANDLE, inbound::handle),
                message(Agenda.DELIVER, outbound::deliver),
                Tasks.custom(Agenda.DEADLINE, Void.class)
                        .onFailureReschedule(FixedDelay.of(AFTER_A_DATABASE_FAILURE))
                        .onDeadExecutionRevive()
                        .execute((instance, context) -> {
                            deadlines.fire(UUID.fromString(instance.getId()));
                            return new CompletionHandler.OnCompleteRemove<>();
                        }));
    }

    private static Task<Void> message(String name, Function<UUID, Optional<Duration>> work) {
        return Tasks.custom(name, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_A_DATABASE_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> complete(guarded(work, UUID.fromString(instance.getId()))));
    }

    // What no worker expected, most often a database that is away. Only its class is logged: the text of an unknown
    // exception may quote data.
    private static Optional<Duration> guarded(Function<UUID, Optional<Duration>> work, UUID message) {
        try {
            return work.apply(message);
        } catch (RuntimeException unexpected) {
            Surprise.log(message, unexpected);
            return Optional.of(AFTER_A_DATABASE_FAILURE);
        }
    }

    private static CompletionHandler<Void> complete(Optional<Duration> again) {
        return again.<CompletionHandler<Void>>map(pause -> (complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(pause)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
