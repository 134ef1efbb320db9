package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Retention;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.operations.LongWaits;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;

/** Purging every night what each municipality has decided to purge, and nothing of one that has not (requirements IMP-17, AC-20-5). */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionConfiguration.class);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime AT = LocalTime.of(2, 40);
    private static final LocalTime BEFORE = LocalTime.of(2, 20);

    @Bean
    Retention retention(JdbcClient jdbc, TransactionTemplate transaction) {
        return new Retention(jdbc, transaction);
    }

    @Bean
    RecurringTask<Void> retentionTask(Retention retention, HubProperties hub) {
        List<Retention.Rule> rules = rules(hub);
        return Tasks.recurring("retention", Schedules.daily(STOCKHOLM, AT))
                .execute((instance, context) -> rules.forEach(rule -> LOG.info(
                        "municipality={} purged={} decision=\"{}\"",
                        rule.municipality(),
                        retention.purge(rule),
                        rule.decision())));
    }

    @Bean
    RecurringTask<Void> longWaitsTask(
            JdbcClient jdbc, NoticeBook notices, PolicyBook policies, HubProperties hub, Clock clock) {
        LongWaits waits = new LongWaits(jdbc, notices, policies, clock);
        return Tasks.recurring("long-waits", Schedules.daily(STOCKHOLM, BEFORE))
                .execute((instance, context) -> policies.startable(LocalDate.now(clock)).stream()
                        .map(Policy::policyId)
                        .filter(hub.municipalities()::containsKey)
                        .forEach(id -> waits.tell(
                                id, hub.municipalities().get(id).retention().quarantined())));
    }

    static List<Retention.Rule> rules(HubProperties hub) {
        return hub.municipalities().entrySet().stream()
                .filter(entry -> entry.getValue().retention().decided())
                .map(RetentionConfiguration::rule)
                .toList();
    }

    private static Retention.Rule rule(Map.Entry<String, HubProperties.Municipality> entry) {
        HubProperties.Retention retention = entry.getValue().retention();
        return new Retention.Rule(entry.getKey(), retention.decision(), retention.done(), retention.quarantined());
    }
}
