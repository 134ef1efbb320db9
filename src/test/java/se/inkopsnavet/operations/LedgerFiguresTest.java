package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.State;

/** On a real PostgreSQL with the shipped migrations, read as the application's role. */
class LedgerFiguresTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T08:00:00Z"));
    private EmbeddedPostgres postgres;
    private JdbcClient owner;
    private LedgerFigures figures;

    @BeforeEach
    void migrate() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role inkopsnavet_app login password 'app'");
        }
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .placeholders(Map.of("appRole", "inkopsnavet_app"))
                .load()
                .migrate();
        owner = JdbcClient.create(postgres.getPostgresDatabase());
        figures = new LedgerFigures(
                JdbcClient.create(postgres.getDatabase("inkopsnavet_app", "postgres")), (InstantSource) now::get);
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
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
    void unreadableDatabaseIsDownAndItsGaugesAreNotNumbers() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new LedgerMetrics(figures, Set.of()).bindTo(registry);
        postgres.close();

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
