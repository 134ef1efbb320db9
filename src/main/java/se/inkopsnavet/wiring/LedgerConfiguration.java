package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.dispatch.SupplierMailFlow;
import se.inkopsnavet.intake.DecisionFileFlow;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.Backoff;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Channels;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claims;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.EarlierHashes;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.InboundWorker;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.ledger.Lanes;
import se.inkopsnavet.ledger.LedgerIntake;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.OwnKeys;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.Sweeper;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.privacy.TransitKeys;

/** The durable core: its stores, its workers, and the keys it encrypts with. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);
    private static final LocalTime MARK_EARLIER_HASHES_AT = LocalTime.of(2, 20);
    private static final Duration SWEEP_GRACE = Duration.ofDays(1);

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    ColumnCipher columnCipher(HubProperties hub) {
        return new ColumnCipher(KeyFiles.contentKeys(hub.keys().content()));
    }

    @Bean
    BlindIndex blindIndex(HubProperties hub) {
        return new BlindIndex(KeyFiles.indexKey(hub.keys().index()));
    }

    @Bean
    Marks marks(BlindIndex index) {
        return new Marks(index);
    }

    @Bean
    @ConditionalOnMissingBean
    Checkpoint checkpoint() {
        return Checkpoint.NONE;
    }

    @Bean
    Agenda agenda(JdbcClient jdbc, ObjectProvider<Scheduler> scheduler) {
        return new Agenda(jdbc, () -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
    }

    @Bean
    OwnKeys ownKeys(JdbcClient jdbc, ColumnCipher cipher, HubProperties hub, Checkpoint checkpoint) {
        return new OwnKeys(jdbc, new TransitKeys(hub.keys().transitFolder(), cipher), checkpoint);
    }

    @Bean
    PayloadStore payloadStore(JdbcClient jdbc, ColumnCipher cipher, OwnKeys ownKeys) {
        return new PayloadStore(jdbc, cipher, ownKeys);
    }

    @Bean
    Messages messages(JdbcClient jdbc) {
        return new Messages(jdbc);
    }

    @Bean
    Parts parts(JdbcTemplate batch, JdbcClient jdbc, PayloadStore payloads, Agenda agenda) {
        return new Parts(batch, jdbc, payloads, agenda);
    }

    @Bean
    GaplessNumbers gaplessNumbers(JdbcClient jdbc) {
        return new GaplessNumbers(jdbc);
    }

    @Bean
    BusinessKeys businessKeys(JdbcClient jdbc) {
        return new BusinessKeys(jdbc);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, PayloadStore payloads, Agenda agenda, HubProperties hub, Marks marks) {
        return new Outbox(jdbc, payloads, agenda, hub.retry().perFlow(), marks);
    }

    @Bean
    LedgerIntake intake(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PayloadStore payloads,
            Messages messages,
            Agenda agenda,
            Marks marks,
            ExchangeLog log,
            Checkpoint checkpoint) {
        // A mail may bring a login, an export a password or a door code (docs/decisions/0023, 0077).
        Set<String> shreddable = Set.of(SupplierMailFlow.NAME, DecisionFileFlow.NAME);
        return new LedgerIntake(jdbc, transaction, payloads, messages, agenda, marks, shreddable, log, checkpoint);
    }

    @Bean
    Lanes lanes(JdbcClient jdbc, Agenda agenda, Channels channels) {
        return new Lanes(jdbc, agenda, channels);
    }

    @Bean
    InboundWorker inboundWorker(
            JdbcClient jdbc,
            Messages messages,
            Lanes lanes,
            List<InboundFlow> flows,
            List<DispatchConfiguration.SupplierFlows> supplierFlows,
            HubProperties hub,
            ExchangeLog log,
            Checkpoint checkpoint) {
        List<InboundFlow> all = Stream.concat(
                        flows.stream(), supplierFlows.stream().flatMap(each -> each.all().stream()))
                .toList();
        return new InboundWorker(
                new Claims(jdbc), messages, lanes, byName(all, InboundFlow::name), backoff(hub), log, checkpoint);
    }

    @Bean
    OutboundWorker outboundWorker(
            Outbox outbox,
            List<OutboundFlow> flows,
            Channels channels,
            Lanes lanes,
            TransactionTemplate transaction,
            HubProperties hub,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new OutboundWorker(
                outbox, byName(flows, OutboundFlow::name), channels, lanes, transaction, backoff(hub), log, checkpoint);
    }

    @Bean
    Inquiry inquiry(Outbox outbox, List<OutboundFlow> flows, TransactionTemplate transaction, ExchangeLog log) {
        return new Inquiry(outbox, byName(flows, OutboundFlow::name), transaction, log);
    }

    @Bean
    Deadlines deadlines(JdbcClient jdbc, TransactionTemplate transaction, ObjectProvider<DeadlineReactions> reactions) {
        return new Deadlines(jdbc, transaction, kind -> reactions.stream()
                .map(room -> room.byKind().get(kind))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
    }

    /** In the small hours: the rows of an installation are not few the first time. */
    @Bean
    RecurringTask<Void> earlierHashesTask(JdbcClient jdbc, TransactionTemplate transaction, Marks marks) {
        EarlierHashes hashes = new EarlierHashes(jdbc, transaction, marks);
        return DailyTask.named("earlier-hashes", MARK_EARLIER_HASHES_AT).execute((instance, context) -> {
            int replaced = hashes.replace();
            if (replaced > 0) {
                LOG.info("{} rows have a mark instead of a hash now", replaced);
            }
        });
    }

    @Bean
    Sweeper sweeper(JdbcClient jdbc) {
        return new Sweeper(jdbc, SWEEP_GRACE);
    }

    private static Backoff backoff(HubProperties hub) {
        return new Backoff(hub.retry().first(), hub.retry().cap());
    }

    private static <T> Map<String, T> byName(List<T> flows, Function<T, String> name) {
        return flows.stream().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }
}
