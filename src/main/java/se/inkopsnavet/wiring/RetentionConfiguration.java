package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.calendar.CalendarRetention;
import se.inkopsnavet.complaint.ComplaintRetention;
import se.inkopsnavet.consent.ConsentRetention;
import se.inkopsnavet.contact.ContactRetention;
import se.inkopsnavet.credentials.AccountRetention;
import se.inkopsnavet.delivery.DeliveryRetention;
import se.inkopsnavet.disclosure.DisclosureRetention;
import se.inkopsnavet.foodguard.FoodRetention;
import se.inkopsnavet.invoice.QuestionRetention;
import se.inkopsnavet.journal.NoteRetention;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.lifecare.ItemRetention;
import se.inkopsnavet.lifeevent.LifeRetention;
import se.inkopsnavet.mandate.MandateRetention;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.operations.LongWaits;
import se.inkopsnavet.order.OrderRetention;
import se.inkopsnavet.peppol.PeppolRetention;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.schedule.ScheduleRetention;
import se.inkopsnavet.supplierrequest.RequestRetention;

/** Purging every night what each municipality has decided to purge, and nothing of one that has not (requirements IMP-17, AC-20-5). */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionConfiguration.class);
    private static final LocalTime AT = LocalTime.of(2, 40);
    private static final LocalTime BEFORE = LocalTime.of(2, 20);

    @Bean
    Retention retention(JdbcClient jdbc, Savepoints savepoints) {
        return new Retention(jdbc, savepoints, rooms(jdbc));
    }

    /** Who keeps something beside the ledger. */
    static List<Purging> rooms(JdbcClient jdbc) {
        return List.of(
                new NoteRetention(jdbc),
                new LifeRetention(jdbc),
                new AccountRetention(jdbc),
                new MandateRetention(jdbc),
                new QuestionRetention(jdbc),
                new ItemRetention(jdbc),
                new RequestRetention(jdbc),
                new ConsentRetention(jdbc),
                new DisclosureRetention(jdbc),
                new DeliveryRetention(jdbc),
                new OrderRetention(jdbc),
                new ScheduleRetention(jdbc),
                new CalendarRetention(jdbc),
                new PeppolRetention(jdbc),
                new ComplaintRetention(jdbc),
                new FoodRetention(jdbc),
                new ContactRetention(jdbc));
    }

    @Bean
    NightlyTask retentionTask(Retention retention, HubProperties hub, PolicyBook policies, Clock clock) {
        return new NightlyTask(id -> DailyTask.named("retention/" + id, AT)
                .execute((instance, context) -> rules(hub, policies.startable(LocalDate.now(clock))).stream()
                        .filter(rule -> rule.municipality().equals(id))
                        .forEach(rule -> LOG.info(
                                "municipality={} purged={} decision=\"{}\"",
                                id,
                                retention.purge(rule),
                                rule.decision()))));
    }

    @Bean
    NightlyTask longWaitsTask(
            JdbcClient jdbc, NoticeBook notices, PolicyBook policies, HubProperties hub, Clock clock) {
        LongWaits waits = new LongWaits(jdbc, notices, policies, clock);
        return new NightlyTask(id -> DailyTask.named("long-waits/" + id, BEFORE)
                .execute((instance, context) -> policies.startable(LocalDate.now(clock)).stream()
                        .map(Policy::policyId)
                        .filter(id::equals)
                        .forEach(policy -> waits.tell(
                                id, hub.municipalities().get(id).retention().quarantined()))));
    }

    /** @param policies in force today: they say how long a consent may have to be proved */
    static List<Retention.Rule> rules(HubProperties hub, List<Policy> policies) {
        return hub.municipalities().entrySet().stream()
                .filter(entry -> entry.getValue().retention().decided())
                .map(entry -> rule(entry.getKey(), entry.getValue().retention(), policies))
                .toList();
    }

    private static Retention.Rule rule(String municipality, HubProperties.Retention retention, List<Policy> policies) {
        Period consents = policies.stream()
                .filter(policy -> policy.policyId().equals(municipality))
                .map(policy -> Period.ofYears(policy.consent().keepYears()))
                .findFirst()
                .orElse(null);
        return new Retention.Rule(
                municipality,
                retention.decision(),
                retention.done(),
                retention.quarantined(),
                retention.cases(),
                consents,
                retention.disclosures());
    }
}
