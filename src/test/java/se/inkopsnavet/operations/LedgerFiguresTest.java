package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** On a real PostgreSQL with the shipped migrations, read as the application's role. */
class LedgerFiguresTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T08:00:00Z"));
    private HubDatabase database;
    private JdbcClient owner;
    private LedgerFigures figures;

    @BeforeEach
    void migrate() {
        database = HubDatabase.migrated();
        owner = JdbcClient.create(database.superuser());
        figures = new LedgerFigures(JdbcClient.create(database.app()), (InstantSource) now::get);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void countsUnfinishedMessagesPerFlowAndState() {
        message("DECISION", State.RECEIVED, "10 minutes", "1 minute");
        message("DECISION", State.RECEIVED, "20 minutes", "1 minute");
        message("CUSTOMER_LIST", State.HELD, "20 hours", "5 minutes");
        message("DECISION", State.CONFIRMED, "1 day", "1 day");

        LedgerFigures.Figures current = figures.current().orElseThrow();

        assertThat(current.unfinished()).hasSize(2);
        assertThat(current.messages(State.RECEIVED)).isEqualTo(2);
        assertThat(current.of("DECISION", State.RECEIVED).orElseThrow().oldest())
                .isBetween(1200L, 1260L);
    }

    @Test
    void waitingForAPersonAgesFromWhenItWasHeld() {
        message("CUSTOMER_LIST", State.HELD, "20 hours", "5 minutes");

        assertThat(figures.current()
                        .orElseThrow()
                        .of("CUSTOMER_LIST", State.HELD)
                        .orElseThrow()
                        .oldest())
                .isBetween(300L, 360L);
    }

    @Test
    void everyFlowAndStateHasItsGaugeFromTheStart() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new LedgerMetrics(figures, Set.of("DECISION", "CUSTOMER_LIST")).bindTo(registry);

        assertThat(gauge(registry, "inkopsnavet.messages", "flow", "DECISION", "state", "UNCERTAIN"))
                .isZero();
        message("DECISION", State.UNCERTAIN, "1 minute", "1 minute");
        later(Duration.ofSeconds(15));

        assertThat(gauge(registry, "inkopsnavet.messages", "flow", "DECISION", "state", "UNCERTAIN"))
                .isOne();
        assertThat(gauge(registry, "inkopsnavet.waiting", "state", "UNCERTAIN")).isOne();
        assertThat(gauge(registry, "inkopsnavet.payload.size")).isPositive();
    }

    @Test
    void messagesOfAFlowThatNobodyKnowsAreStillCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new LedgerMetrics(figures, Set.of()).bindTo(registry);

        message("RETIRED_FLOW", State.PARKED, "1 minute", "1 minute");

        assertThat(gauge(registry, "inkopsnavet.waiting", "state", "PARKED")).isOne();
    }

    @Test
    void databaseIsAskedAtMostEveryFifteenSeconds() {
        assertThat(figures.current().orElseThrow().messages(State.HELD)).isZero();
        message("DECISION", State.HELD, "1 minute", "1 minute");

        later(Duration.ofSeconds(14));
        assertThat(figures.current().orElseThrow().messages(State.HELD)).isZero();
        later(Duration.ofSeconds(1));
        assertThat(figures.current().orElseThrow().messages(State.HELD)).isOne();
    }

    @Test
    void unreadableDatabaseIsDownAndItsGaugesAreNotNumbers() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new LedgerMetrics(figures, Set.of()).bindTo(registry);
        database.close();

        assertThat(figures.current()).isEqualTo(Optional.empty());
        assertThat(gauge(registry, "inkopsnavet.waiting", "state", "HELD")).isNaN();
        assertThat(new LedgerHealth(figures).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void heldMessagesDoNotMakeTheHubIll() {
        message("DECISION", State.HELD, "9 days", "9 days");

        Health health = new LedgerHealth(figures).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("held", 1L);
    }

    @Test
    void overdueWorkThatNobodyTakesIsDown() {
        task("waiting", "10 minutes", false);
        assertThat(new LedgerHealth(figures).health().getStatus()).isEqualTo(Status.DOWN);

        task("running", "1 minute", true);
        later(Duration.ofSeconds(15));
        assertThat(new LedgerHealth(figures).health().getStatus()).isEqualTo(Status.UP);
    }

    /** It comes back in a while each time, and is therefore never overdue. */
    @Test
    void workThatFailsAgainAndAgainIsCounted() {
        task("hopeless", "-10 minutes", false);
        task("unlucky", "-10 minutes", false);
        owner.sql(
                        "update scheduled_tasks set consecutive_failures = case task_instance when 'hopeless' then 5 else 4 end")
                .update();

        assertThat(figures.current())
                .hasValueSatisfying(now -> assertThat(now.tasksFailing()).isEqualTo(1));
    }

    @Test
    void unfinishedMessagesAreFoundByTheirIndex() throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            // An empty table is always scanned; whether the condition fits the partial index shows when scanning is
            // dear.
            statement.execute("set enable_seqscan = off");
            ResultSet plan = statement.executeQuery("explain (format json) " + LedgerFigures.UNFINISHED);
            plan.next();
            assertThat(plan.getString(1)).contains("message_unfinished");
        }
    }

    @Test
    void manualNamesMetersThatExist() throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new LedgerMetrics(figures, Set.of("DECISION")).bindTo(registry);
        new CertificateWatch(List.of(new CertificateWatch.Watched("a", Instant::now)), now::get).bindTo(registry);
        new CountingExchangeLog(registry)
                .outcome("DECISION", "exempelkommun", UUID.randomUUID(), Outcome.confirmed(null));
        PeerStatus peers = new PeerStatus(
                registry, FaultCatalogue.load(Files.newInputStream(Path.of("mappings/operations/faults.yaml"))));
        peers.peerUp("route");
        peers.alert("route", Fault.INCOMPLETE_FILE, "place");

        List<String> named = Pattern.compile("(?m)^\\| `(inkopsnavet_[a-z_]+)(?=[{`])")
                .matcher(Files.readString(Path.of("docs/drift.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(8);
        String scrape = registry.scrape();
        assertThat(named).allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[{ ]"));
    }

    private void later(Duration pause) {
        now.updateAndGet(instant -> instant.plus(pause));
    }

    private static double gauge(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private void message(String flow, State state, String age, String sinceChange) {
        owner.sql(
                        "insert into message (id, direction, flow, municipality, state, created_at, changed_at) values (?, 'I', ?,"
                                + " 'exempelkommun', ?, clock_timestamp() - ?::interval, clock_timestamp() - ?::interval)")
                .params(UUID.randomUUID(), flow, state.name(), age, sinceChange)
                .update();
    }

    private void task(String instance, String overdueBy, boolean picked) {
        owner.sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('handle', ?, clock_timestamp() - ?::interval, ?, 1)")
                .params(instance, overdueBy, picked)
                .update();
    }
}
