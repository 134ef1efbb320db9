package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import se.inkopsnavet.ledger.Backoff;

/**
 * A task that runs once a day. One that fails, such as by a database that is restarted just then, is tried again within seconds, later every quarter of an hour,
 * until it has succeeded or its next hour has come: a customer list must not wait for the next day, and nobody would see that it does.
 */
final class DailyTask {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(15));

    private DailyTask() {}

    /** @param at in Swedish time */
    static Tasks.RecurringTaskBuilder<Void> named(String name, LocalTime at) {
        Schedule daily = Schedules.daily(STOCKHOLM, at);
        return Tasks.recurring(name, daily).onFailure(new SoonAgain(daily));
    }

    private record SoonAgain(Schedule schedule) implements FailureHandler<Void> {

        @Override
        public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> operations) {
            Duration pause = PAUSES.after(failed.getExecution().consecutiveFailures + 1);
            Instant again = failed.getTimeDone().plus(pause);
            Instant regular = schedule.getNextExecutionTime(failed);
            operations.reschedule(failed, again.isBefore(regular) ? again : regular);
        }
    }
}
