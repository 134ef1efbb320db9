package se.inkopsnavet.wiring;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.LedgerBench;

/** What is done once a day is done that day, also when it fails at first. */
class DailyTaskTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** How often each municipality's task has run. */
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();

    private volatile int failures = 1;
    private LedgerBench bench;
    private Scheduler node;

    @BeforeEach
    void open() {
        bench = new LedgerBench();
    }

    @AfterEach
    void close() {
        node.stop();
        bench.close();
    }

    @Test
    void taskThatFailsOnceIsTriedAgainSoonAndThenTheNextDay() {
        start("livs");
        dueNow("livs");

        await().atMost(SOON).until(() -> runs.getOrDefault("livs", 0) == 2);
        await().atMost(SOON)
                .until(() -> bench.count("scheduled_tasks where not picked and consecutive_failures = 0"
                                + " and execution_time > now() + interval '20 hours'")
                        == 1);
    }

    @Test
    void otherMunicipalityDoesNotWaitForOneThatFailsAgainAndAgain() {
        failures = Integer.MAX_VALUE;
        start("livs", "grannkommun");
        dueNow("livs");
        dueNow("grannkommun");

        await().atMost(SOON).until(() -> runs.containsKey("grannkommun") && runs.containsKey("livs"));
        await().atMost(SOON)
                .until(() -> bench.count("scheduled_tasks where task_name = 'daily/livs' and consecutive_failures > 0"
                                + " and execution_time < now() + interval '16 minutes'")
                        == 1);
    }

    /** The library would put off what is due later than its hour to the next day. */
    @Test
    void whatFailedIsTriedAgainAtOnceByANodeThatStarts() {
        start("livs");
        dueNow("livs");
        await().atMost(SOON).until(() -> bench.count("scheduled_tasks where consecutive_failures = 1") == 1);
        node.stop();
        bench.all
                .sql("update scheduled_tasks set execution_time = now() + interval '10 minutes'")
                .update();

        start("livs");

        await().atMost(SOON).until(() -> runs.get("livs") == 2);
    }

    private void start(String... municipalities) {
        List<RecurringTask<Void>> tasks =
                Stream.of(municipalities).map(this::task).toList();
        node = Scheduler.create(bench.pool)
                .startTasks(tasks)
                .threads(2)
                .pollingInterval(Duration.ofMillis(50))
                .build();
        new SchedulerConfiguration.SchedulerLifecycle(node, bench.jdbc, new AtomicBoolean()).start();
    }

    private RecurringTask<Void> task(String municipality) {
        LocalTime twoHoursAgo = LocalTime.now(ZoneId.of("Europe/Stockholm")).minusHours(2);
        return DailyTask.named("daily/" + municipality, twoHoursAgo).execute((instance, context) -> {
            int run = runs.merge(municipality, 1, Integer::sum);
            if (municipality.equals("livs") && run <= failures) {
                throw new IllegalStateException();
            }
        });
    }

    private void dueNow(String municipality) {
        await().atMost(SOON).until(() -> node.reschedule(task(municipality).getDefaultTaskInstance(), Instant.now()));
    }
}
