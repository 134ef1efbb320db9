package se.inkopsnavet.transport;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Polls a neighbour from one hub node at a time: each route's poll is one row in db-scheduler's table, whatever the number of nodes.
 *
 * <p>The node that claims the row polls and books the next poll; when it dies, its heartbeat stops and another node revives the row. A node that was
 * only paused may then poll beside the new one: the ledger's unique receipt and the pick-up's look before each rename keep that harmless. Where the
 * paused node gets the revived row itself, it polls when its first poll is over: a consumer has one line to the neighbour, and two polls would cut each other's.
 */
public final class ClusterPolling {

    /** The task's name in the scheduler's table; the instance is the route id. */
    public static final String TASK = "poll";

    private static final Duration ELSEWHERE = Duration.ofSeconds(2);

    private final Map<String, Poll> polls = new ConcurrentHashMap<>();
    private final Supplier<SchedulerClient> client;
    private final Task<Void> task;

    /** @param client asked when a route starts, since the scheduler is built with {@link #task()} */
    public ClusterPolling(Supplier<SchedulerClient> client) {
        this.client = client;
        this.task = Tasks.custom(TASK, Void.class)
                .onDeadExecutionRevive()
                // The library's own answer to a failure is five minutes of silence.
                .onFailure((complete, operations) -> operations.reschedule(
                        complete,
                        complete.getTimeDone()
                                .plus(interval(
                                        complete.getExecution().taskInstance.getId()))))
                .execute((instance, context) -> run(instance.getId()));
    }

    /** To be known to the application's scheduler before it starts. */
    public Task<Void> task() {
        return task;
    }

    /** A new scheduler for one endpoint: Camel demands one object per consumer. */
    public ClusterPollScheduler newScheduler() {
        return new ClusterPollScheduler(this);
    }

    void start(String route, Duration interval, Runnable poll) {
        polls.put(route, new Poll(poll, interval, new ReentrantLock()));
        client.get().scheduleIfNotExists(new TaskInstance<>(TASK, route), Instant.now());
    }

    /** The row stays: other nodes may still have the route. */
    void stop(String route) {
        polls.remove(route);
    }

    private CompletionHandler<Void> run(String route) {
        Poll poll = polls.get(route);
        if (poll == null) {
            // A rolling upgrade, or the route is stopped here: leave the row to a node that has it.
            return in(ELSEWHERE);
        }
        if (!poll.alone().tryLock()) {
            return in(poll.interval());
        }
        try {
            poll.work().run();
        } finally {
            poll.alone().unlock();
        }
        return in(poll.interval());
    }

    private Duration interval(String route) {
        Poll poll = polls.get(route);
        return poll == null ? ELSEWHERE : poll.interval();
    }

    private static CompletionHandler<Void> in(Duration interval) {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(interval));
    }

    private record Poll(Runnable work, Duration interval, Lock alone) {}
}
