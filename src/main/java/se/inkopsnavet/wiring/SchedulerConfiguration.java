package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.dispatch.BatchCollector;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.DurabilityCheck;
import se.inkopsnavet.ledger.InboundWorker;
import se.inkopsnavet.ledger.Lanes;
import se.inkopsnavet.ledger.LedgerTasks;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.SchemaCheck;
import se.inkopsnavet.ledger.Sweeper;
import se.inkopsnavet.notice.NoticeMail;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.supplier.Dispatch;
import se.inkopsnavet.transport.ClusterPolling;

/** Everything that runs by itself, as rows in db-scheduler's table: shared by all nodes, taken over from a node that dies. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    @Bean
    Scheduler scheduler(
            DataSource dataSource,
            HubProperties hub,
            InboundWorker inbound,
            OutboundWorker outbound,
            Deadlines deadlines,
            Lanes lanes,
            ClusterPolling polling,
            Partners partners,
            BatchCollector collector,
            Messages messages,
            NoticeMail notices,
            Sweeper sweeper,
            List<RecurringTask<Void>> watches,
            List<NightlyTask> nightly,
            DurabilityCheck durability,
            SchemaCheck schema,
            Clock clock) {
        durability.verify();
        schema.verify();
        Predicate<String> undecided = new UndecidedArrivals(messages);
        List<Task<?>> tasks = new ArrayList<>(LedgerTasks.of(inbound, outbound, deadlines));
        tasks.add(polling.task());
        List<RecurringTask<Void>> recurring = new ArrayList<>(watches);
        recurring.add(Tasks.recurring("lanes", FixedDelay.of(hub.workers().poll()))
                .execute((instance, context) -> lanes.openWhereDue()));
        partners.all().forEach(partner -> recurring.add(collecting(partner, collector, undecided)));
        hub.municipalities()
                .forEach((id, municipality) ->
                        recurring.add(Tasks.recurring("notices/" + id, FixedDelay.of(hub.noticeEvery()))
                                .execute((instance, context) -> notices.gather(id, municipality.mailbox()))));
        hub.municipalities()
                .keySet()
                .forEach(id -> nightly.forEach(each -> recurring.add(each.of().apply(id))));
        recurring.add(
                Tasks.recurring("sweep", FixedDelay.of(SWEEP_EVERY)).execute((instance, context) -> sweeper.sweep()));
        return LedgerTasks.scheduler(dataSource, tasks)
                .startTasks(recurring)
                .clock(clock::instant)
                .threads(hub.workers().threads())
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(hub.workers().poll())
                .heartbeatInterval(hub.workers().heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(hub.workers().shutdown())
                .build();
    }

    /** Begins what each municipality that may start has done every day. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> dailyChains(
            List<DailyChain> chains, HubProperties hub, PolicyBook policies, Clock clock) {
        return ready -> policies.startable(LocalDate.now(clock)).stream()
                .map(Policy::policyId)
                .filter(hub.municipalities()::containsKey)
                .forEach(municipality -> chains.forEach(chain -> chain.begin().accept(municipality)));
    }

    /** Once a day whatever else happens; where lists follow each other, the next one is made when what came in has been decided. */
    private static RecurringTask<Void> collecting(
            Partner partner, BatchCollector collector, Predicate<String> undecided) {
        String municipality = partner.municipality();
        String task = "collect/" + partner.channel();
        if (partner.profile().dispatch() instanceof Dispatch.At at) {
            return DailyTask.named(task, at.time()).execute((instance, context) -> collector.collect(partner));
        }
        return Tasks.recurring(
                        task, FixedDelay.of(((Dispatch.After) partner.profile().dispatch()).delay()))
                .execute((instance, context) -> {
                    if (!undecided.test(municipality)) {
                        collector.collect(partner);
                    }
                });
    }

    /**
     * Begins after the routes, and ends before them and the database. Camel starts its routes when the context has been refreshed, which is after every
     * bean that starts by itself: a scheduler among those would find no route to poll and no way out, and cost each start a retry.
     */
    @Bean
    SchedulerLifecycle schedulerLifecycle(Scheduler scheduler, JdbcClient jdbc) {
        return new SchedulerLifecycle(scheduler, jdbc, new AtomicBoolean());
    }

    record SchedulerLifecycle(Scheduler scheduler, JdbcClient jdbc, AtomicBoolean running)
            implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent ready) {
            start();
        }

        @Override
        public boolean isAutoStartup() {
            return false;
        }

        @Override
        public void start() {
            tryAgainWhatFailed();
            scheduler.start();
            running.set(true);
        }

        /** A restart is often the mend. And whatever is due later than its hour the library puts off to the next day when it starts. */
        private void tryAgainWhatFailed() {
            jdbc.sql("update scheduled_tasks set execution_time = now() where task_instance = ? and not picked"
                            + " and consecutive_failures > 0 and execution_time > now()")
                    .param(RecurringTask.INSTANCE)
                    .update();
        }

        @Override
        public void stop() {
            running.set(false);
            scheduler.stop();
        }

        @Override
        public boolean isRunning() {
            return running.get();
        }
    }
}
