package se.inkopsnavet.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** Two hub nodes over one database. */
class ClusterPollingTest {

    @AutoClose
    private static final HubDatabase database = HubDatabase.migrated();

    private final List<Scheduler> running = new ArrayList<>();

    @BeforeEach
    void empty() throws Exception {
        execute("delete from scheduled_tasks");
    }

    @AfterEach
    void stopNodes() {
        running.forEach(Scheduler::stop);
    }

    @Test
    void oneNodeAtATimePollsAnInboxAndBothTakePart() {
        AtomicInteger polling = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger byA = new AtomicInteger();
        AtomicInteger byB = new AtomicInteger();
        ClusterPolling a = node("a");
        ClusterPolling b = node("b");
        a.start("inbox", Duration.ofMillis(1), () -> poll(polling, most, byA));
        b.start("inbox", Duration.ofMillis(1), () -> poll(polling, most, byB));

        await().atMost(120, SECONDS).until(() -> byA.get() + byB.get() >= 40 && byA.get() > 0 && byB.get() > 0);

        assertThat(most).hasValue(1);
    }

    @Test
    void pollOfAKilledNodeIsRevivedByAnother() throws Exception {
        execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                        + " values ('poll', 'inbox', now() - interval '1 hour', true, 'killed', now() - interval '1 hour', 1)");
        AtomicInteger polls = new AtomicInteger();

        node("survivor").start("inbox", Duration.ofMillis(100), polls::incrementAndGet);

        await().atMost(120, SECONDS).until(() -> polls.get() >= 2);
    }

    /** Its heartbeats were late, and its own housekeeping took its poll for a dead node's. */
    @Test
    void revivedRowIsNotPolledBesideThePollThatIsStillAtWorkHere() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger polling = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        node("slow").start("inbox", Duration.ofMillis(20), () -> {
            most.accumulateAndGet(polling.incrementAndGet(), Math::max);
            if (begun.incrementAndGet() == 1) {
                waitFor(goOn);
            }
            polling.decrementAndGet();
        });
        await().atMost(120, SECONDS).until(() -> begun.get() == 1);

        execute("update scheduled_tasks set picked = false, picked_by = null, execution_time = now(), version = 1000");
        await("the row was taken here and booked again")
                .atMost(120, SECONDS)
                .until(() -> count("select version from scheduled_tasks") > 1003);
        assertThat(begun).hasValue(1);
        goOn.countDown();

        await().atMost(120, SECONDS).until(() -> begun.get() >= 3);
        assertThat(most).hasValue(1);
    }

    @Test
    void pollThatThrowsIsBookedAgain() {
        AtomicInteger polls = new AtomicInteger();

        node("a").start("inbox", Duration.ofMillis(50), () -> {
            polls.incrementAndGet();
            throw new IllegalStateException("a poll gone wrong");
        });

        await().atMost(120, SECONDS).until(() -> polls.get() >= 2);
    }

    @Test
    void stoppedRouteIsNotPolledHereAndItsRowIsLeftForOtherNodes() {
        AtomicInteger polls = new AtomicInteger();
        ClusterPolling here = node("here");
        here.start("inbox", Duration.ofMillis(10), () -> {});
        here.stop("inbox");

        node("there").start("inbox", Duration.ofMillis(10), polls::incrementAndGet);

        await().atMost(120, SECONDS).until(() -> polls.get() >= 1);
    }

    private static void poll(AtomicInteger polling, AtomicInteger most, AtomicInteger count) {
        most.accumulateAndGet(polling.incrementAndGet(), Math::max);
        // Long enough for the other node to look at the row meanwhile.
        LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
        polling.decrementAndGet();
        count.incrementAndGet();
    }

    private static void waitFor(CountDownLatch signal) {
        try {
            assertThat(signal.await(120, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ClusterPolling node(String name) {
        AtomicReference<Scheduler> scheduler = new AtomicReference<>();
        ClusterPolling polling = new ClusterPolling(scheduler::get);
        scheduler.set(Scheduler.create(database.superuser(), polling.task())
                .schedulerName(new SchedulerName.Fixed(name))
                .pollingInterval(Duration.ofMillis(10))
                .heartbeatInterval(Duration.ofSeconds(1))
                .shutdownMaxWait(Duration.ofSeconds(2))
                .threads(2)
                .build());
        scheduler.get().start();
        running.add(scheduler.get());
        return polling;
    }

    private static long count(String sql) {
        return JdbcClient.create(database.superuser())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
