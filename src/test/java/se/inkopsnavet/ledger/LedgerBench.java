package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.TransitKeys;

/** The durable core on a real PostgreSQL, as the application's role, without Spring's container and without routes. */
public final class LedgerBench implements AutoCloseable {

    public static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));

    public final HubDatabase database = HubDatabase.migrated();
    public final HikariDataSource pool = pool(database);
    public final JdbcClient jdbc = JdbcClient.create(pool);
    public final JdbcClient all = JdbcClient.create(database.superuser());
    public final JdbcTemplate batch = new JdbcTemplate(pool);
    public final DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
    public final TransactionTemplate transaction = new TransactionTemplate(manager);
    public final Savepoints savepoints = new Savepoints(manager);
    /** Whom a round could not do. */
    public final List<SetAside.Unworkable> setAside = new ArrayList<>();

    public final Agenda agenda = new Agenda(jdbc, () -> {});
    public final ColumnCipher cipher = new ColumnCipher(aead());
    public final BlindIndex index = new BlindIndex(new byte[32]);
    public final Marks marks = new Marks(index);
    public final TransitKeys transitKeys = new TransitKeys(transitFolder(), cipher);
    public final OwnKeys ownKeys = new OwnKeys(jdbc, transitKeys, Checkpoint.NONE);
    public final PayloadStore payloads = new PayloadStore(jdbc, cipher, ownKeys);
    public final Messages messages = new Messages(jdbc);
    final Claims claims = new Claims(jdbc);
    public final Parts parts = new Parts(batch, jdbc, payloads, agenda);
    public final BusinessKeys keys = new BusinessKeys(jdbc);
    /** Each arrival as often as the exchange log tells of its decision. */
    public final List<UUID> decided = Collections.synchronizedList(new ArrayList<>());

    public final ExchangeLog log = new ExchangeLog() {
        @Override
        public void decided(Claim claim, Outcome outcome) {
            super.decided(claim, outcome);
            decided.add(claim.messageId());
        }
    };
    public final LedgerIntake intake = new LedgerIntake(
            jdbc, transaction, payloads, messages, agenda, marks, Set.of("SHREDDABLE"), log, Checkpoint.NONE);

    /** @param budget zero: spent from the beginning */
    public Outbox outbox(Duration budget) {
        return outbox(new RetryBudgets(budget, Map.of()));
    }

    Outbox outbox(RetryBudgets budgets) {
        return new Outbox(jdbc, payloads, agenda, budgets, marks);
    }

    public InboundWorker inbound(InboundFlow flow) {
        return inbound(flow, Duration.ZERO);
    }

    InboundWorker inbound(InboundFlow flow, Duration settling) {
        return inbound(Map.of(flow.name(), flow), Checkpoint.NONE, settling);
    }

    /** @param flows by name */
    public InboundWorker inbound(Map<String, InboundFlow> flows) {
        return inbound(flows, Checkpoint.NONE, Duration.ZERO);
    }

    InboundWorker inbound(Map<String, InboundFlow> flows, Checkpoint checkpoint, Duration settling) {
        Lanes lanes = lanes(new Channels(List.of()));
        return new InboundWorker(claims, messages, lanes, flows, AT_ONCE, log, checkpoint, settling);
    }

    /** Everything that came as a record and is due, and what that leads to. */
    public void workRecords(InboundWorker worker) {
        worker.work(lane(Agenda.RECORDS, Agenda.RECORDS, 0), () -> true);
    }

    /** What waits to be asked over that line and is due. */
    public void workQuestions(InboundWorker worker, String line) {
        worker.work(lane(Agenda.ASK, line, 0), () -> true);
    }

    /** What has arrived and is due, and the records that it brings. */
    public void workArrivals(InboundWorker worker) {
        worker.work(lane(Agenda.ARRIVALS, Agenda.ARRIVALS, 0), () -> true);
        workRecords(worker);
    }

    Lanes lanes(Channels channels) {
        return new Lanes(jdbc, agenda, channels);
    }

    public OutboundWorker outbound(Outbox outbox, OutboundFlow flow, Channel... channels) {
        return outbound(outbox, flow, Checkpoint.NONE, channels);
    }

    public OutboundWorker outbound(Outbox outbox, OutboundFlow flow, Checkpoint checkpoint, Channel... channels) {
        return outbound(outbox, flow, AT_ONCE, checkpoint, channels);
    }

    OutboundWorker outbound(
            Outbox outbox, OutboundFlow flow, Backoff backoff, Checkpoint checkpoint, Channel... channels) {
        Channels known = new Channels(List.of(channels));
        return new OutboundWorker(
                outbox, Map.of(flow.name(), flow), known, lanes(known), transaction, backoff, log, checkpoint);
    }

    /** One turn of a lane in which this message is the first. @return whether the message will be looked at again by itself */
    public boolean handle(InboundWorker worker, UUID id) {
        return handle(worker, id, 0);
    }

    boolean handle(InboundWorker worker, UUID id, int number) {
        all.sql("update message set due_at = case when id = ? then timestamptz 'epoch' end"
                        + " where direction = 'I' and state = 'RECEIVED' and lane is null")
                .param(id)
                .update();
        worker.work(lane(Agenda.RECORDS, Agenda.RECORDS, number), once());
        return column(id, "due_at") != null;
    }

    /** One turn of the channel's lane in which this message is the first. @return whether the message will be looked at again by itself */
    public boolean deliver(OutboundWorker worker, UUID id) {
        all.sql("update message set due_at = timestamptz 'epoch' where id = ? and due_at is not null")
                .param(id)
                .update();
        worker.work(lane(Agenda.DELIVER, column(id, "channel"), 0), once());
        return column(id, "due_at") != null;
    }

    private static BooleanSupplier once() {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> first.getAndSet(false);
    }

    /** As a node holds it. */
    Lane lane(String task, String queue, int number) {
        Lane lane = new Lane(task, queue, number, 1);
        all.sql(
                        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                                + " values (?, ?, now(), true, 1) on conflict (task_name, task_instance) do update set picked = true, version = 1")
                .params(task, lane.instance())
                .update();
        return lane;
    }

    /** A hub node's engine, quick to notice work and death. */
    public Scheduler node(
            String name, InboundWorker inbound, OutboundWorker outbound, Deadlines deadlines, Channel... channels) {
        Lanes lanes = lanes(new Channels(List.of(channels)));
        return LedgerTasks.scheduler(pool, LedgerTasks.of(inbound, outbound, deadlines))
                .startTasks(Tasks.recurring("lanes", FixedDelay.ofMillis(100))
                        .execute((instance, context) -> lanes.openWhereDue()))
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(4)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(50))
                .heartbeatInterval(Duration.ofMillis(300))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(1))
                .build();
    }

    public Deadlines deadlines(Deadlines.Reaction reaction) {
        return new Deadlines(jdbc, transaction, kind -> reaction);
    }

    /** What is stored of the case cannot be read any more: whatever looks at it fails. */
    public void spoil(String caseRef) {
        all.sql("update purchase_case set content = '\\x00', changed_at = clock_timestamp() where case_ref = ?")
                .param(caseRef)
                .update();
    }

    public Rounds rounds(Deadlines deadlines, Clock clock) {
        return new Rounds(deadlines, savepoints, setAside::add, clock);
    }

    public Arrival arrival(String transportId) {
        return new Arrival("TEST", "kommun", "route", transportId, "fil.xml", 1 << 21);
    }

    /** A message that has arrived, without its task. */
    public UUID received(byte[] orderKey) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into message (id, direction, flow, municipality, state, order_key) values (?, 'I', 'TEST', 'kommun', 'RECEIVED', ?)")
                .params(id, orderKey)
                .update();
        return id;
    }

    /** A message that waits to leave by the channel. */
    public UUID enqueue(Outbox outbox, String channel, byte[] bytes, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> outbox.enqueue(
                new Outgoing(id, "TEST", "kommun", channel, "<" + id + "@kommun.example>", bytes, null, expiresAt)));
        return id;
    }

    public String state(UUID message) {
        return column(message, "state");
    }

    public String column(UUID message, String column) {
        return all.sql("select " + column + "::text from message where id = ?")
                .param(message)
                .query((row, n) -> row.getString(1))
                .list()
                .get(0);
    }

    public int count(String sql, Object... parameters) {
        return all.sql("select count(*) from " + sql)
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** A transaction of its own, whatever runs. */
    public TransactionTemplate ownTransaction() {
        TransactionTemplate own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private static HikariDataSource pool(HubDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    private static Path transitFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "transit")), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Aead aead() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
