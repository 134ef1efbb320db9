package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.TransitKeys;

/** The durable core on a real PostgreSQL, as the application's role, without Spring's container and without routes. */
public final class LedgerBench implements AutoCloseable {

    public static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));

    public final HubDatabase database = HubDatabase.start(null).migrated();
    public final HikariDataSource pool = pool(database);
    public final JdbcClient jdbc = JdbcClient.create(pool);
    public final JdbcClient all = JdbcClient.create(database.superuser());
    public final JdbcTemplate batch = new JdbcTemplate(pool);
    public final DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
    public final TransactionTemplate transaction = new TransactionTemplate(manager);
    public final Agenda agenda = new Agenda(
            SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(pool))
                    .build(),
            () -> {});
    public final ColumnCipher cipher = new ColumnCipher(aead());
    public final BlindIndex index = new BlindIndex(new byte[32]);
    public final TransitKeys transitKeys = new TransitKeys(transitFolder(), cipher);
    public final OwnKeys ownKeys = new OwnKeys(jdbc, transitKeys, Checkpoint.NONE);
    public final PayloadStore payloads = new PayloadStore(jdbc, cipher, ownKeys);
    public final Messages messages = new Messages(jdbc);
    public final Parts parts = new Parts(batch, jdbc, payloads, agenda);
    public final BusinessKeys keys = new BusinessKeys(jdbc);
    public final ExchangeLog log = new ExchangeLog();
    public final LedgerIntake intake = new LedgerIntake(
            jdbc, transaction, payloads, messages, agenda, index, Set.of("SHREDDABLE"), log, Checkpoint.NONE);

    /** @param budget zero: spent from the beginning */
    public Outbox outbox(Duration budget) {
        return new Outbox(jdbc, payloads, agenda, budget);
    }

    public InboundWorker inbound(InboundFlow flow) {
        return new InboundWorker(messages, Map.of(flow.name(), flow), AT_ONCE, log, Checkpoint.NONE, Duration.ZERO);
    }

    public OutboundWorker outbound(Outbox outbox, OutboundFlow flow, Channel... channels) {
        return new OutboundWorker(
                outbox,
                Map.of(flow.name(), flow),
                new Channels(jdbc, List.of(channels), () -> {}),
                transaction,
                AT_ONCE,
                log,
                Checkpoint.NONE);
    }

    /** A hub node's engine, quick to notice work and death. */
    public Scheduler node(String name, InboundWorker inbound, OutboundWorker outbound, Deadlines deadlines) {
        return Scheduler.create(pool, LedgerTasks.of(inbound, outbound, deadlines))
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
        return new Deadlines(jdbc, transaction, agenda, kind -> reaction);
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
