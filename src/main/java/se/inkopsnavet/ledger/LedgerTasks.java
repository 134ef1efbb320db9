package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The ledger's work as db-scheduler tasks: the lanes, and the deadlines. A lane that died with its node is revived and finds in the ledger what was in its
 * hands, and how far that came.
 */
public final class LedgerTasks {

    private static final Duration AFTER_A_DATABASE_FAILURE = Duration.ofSeconds(2);
    private static final Backoff DEADLINE_THAT_FAILS = new Backoff(AFTER_A_DATABASE_FAILURE, Duration.ofMinutes(15));
    /** Then the lane goes to the end of the line of due tasks, so that a long queue does not keep the others' workers. */
    private static final Duration ONE_TURN = Duration.ofSeconds(5);

    private LedgerTasks() {}

    public static List<Task<?>> of(InboundWorker inbound, OutboundWorker outbound, Deadlines deadlines) {
        return List.of(
                lane(Agenda.ARRIVALS, inbound::work),
                lane(Agenda.RECORDS, inbound::work),
                lane(Agenda.ASK, inbound::work),
                lane(Agenda.DELIVER, outbound::work),
                Tasks.custom(Agenda.DEADLINE, Void.class)
                        .onFailure((complete, operations) -> operations.reschedule(
                                complete,
                                complete.getTimeDone()
                                        .plus(DEADLINE_THAT_FAILS.after(
                                                complete.getExecution().consecutiveFailures + 1))))
                        .onDeadExecutionRevive()
                        .execute((instance, context) -> {
                            deadlines.fire(UUID.fromString(instance.getId()));
                            return new CompletionHandler.OnCompleteRemove<>();
                        }));
    }

    /** To be completed: a scheduler of these tasks, and of whatever else, that logs no text of an exception. */
    public static SchedulerBuilder scheduler(DataSource dataSource, List<Task<?>> tasks) {
        return Scheduler.create(dataSource, tasks)
                .addExecutionInterceptor(new QuietFailures())
                .failureLogging(LogLevel.WARN, false);
    }

    /** Works on what is due in a lane's queue, as long as it may. */
    @FunctionalInterface
    private interface Work {
        /** @return empty when nothing more is due, otherwise when to come back */
        Optional<Duration> in(Lane lane, BooleanSupplier mayGoOn);
    }

    private static Task<Void> lane(String name, Work work) {
        return Tasks.custom(name, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_A_DATABASE_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> complete(oneTurn(work, Lane.of(context.getExecution()), context)));
    }

    private static Optional<Duration> oneTurn(Work work, Lane lane, ExecutionContext context) {
        long end = System.nanoTime() + ONE_TURN.toNanos();
        return work.in(
                lane,
                () -> System.nanoTime() < end && !context.getSchedulerState().isShuttingDown());
    }

    private static CompletionHandler<Void> complete(Optional<Duration> again) {
        return again.<CompletionHandler<Void>>map(pause -> (complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(pause)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
