package se.inkopsnavet.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.State;

/**
 * What stands in the ledger unfinished, read at most every 15 seconds however many gauges and probes ask. An unreadable database is remembered as long,
 * so that a scrape waits for one connection attempt and not for one per gauge.
 */
public class LedgerFigures {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFigures.class);
    private static final Duration KEPT = Duration.ofSeconds(15);

    /** The condition is that of the partial index message_unfinished. A person's states age from when they were entered, the others from arrival. */
    static final String UNFINISHED = """
            select flow, state, count(*) messages, extract(epoch from clock_timestamp() - min(
                     case when state in ('HELD', 'PARKED', 'QUARANTINED') then changed_at else created_at end))::bigint oldest
            from message where unfinished
            group by flow, state
            """;

    private static final String REST = """
            select (select count(*) from notice where message_id is null) notices,
                   pg_total_relation_size('payload') payload_bytes,
                   (select count(*) from scheduled_tasks
                     where not picked and execution_time < clock_timestamp() - interval '5 minutes') overdue,
                   (select count(*) from scheduled_tasks where consecutive_failures >= 5) failing,
                   (select count(*) from scheduled_tasks where picked) picked
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private Optional<Figures> latest = Optional.empty();
    private @Nullable Instant readAt;

    public LedgerFigures(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param oldest age of the oldest of them in seconds */
    public record Unfinished(String flow, State state, long messages, long oldest) {}

    /**
     * @param noticesWaiting to be put into a letter
     * @param payloadBytes on disk, indexes included
     * @param tasksOverdue due since five minutes and not begun
     * @param tasksFailing that have failed five times in a row or more, such as a deadline that cannot be told
     * @param tasksRunning picked by some node
     */
    public record Figures(
            List<Unfinished> unfinished,
            long noticesWaiting,
            long payloadBytes,
            long tasksOverdue,
            long tasksFailing,
            long tasksRunning) {

        public long messages(State state) {
            return unfinished.stream()
                    .filter(u -> u.state() == state)
                    .mapToLong(Unfinished::messages)
                    .sum();
        }

        public Optional<Unfinished> of(String flow, State state) {
            return unfinished.stream()
                    .filter(u -> u.flow().equals(flow) && u.state() == state)
                    .findFirst();
        }
    }

    /** @return empty while the database cannot be read */
    public synchronized Optional<Figures> current() {
        Instant now = clock.instant();
        if (readAt == null || !now.isBefore(readAt.plus(KEPT))) {
            latest = read();
            readAt = clock.instant();
        }
        return latest;
    }

    private Optional<Figures> read() {
        try {
            List<Unfinished> unfinished = jdbc.sql(UNFINISHED)
                    .query((row, n) -> new Unfinished(
                            row.getString("flow"),
                            State.valueOf(row.getString("state")),
                            row.getLong("messages"),
                            row.getLong("oldest")))
                    .list();
            return Optional.of(jdbc.sql(REST)
                    .query((row, n) -> new Figures(
                            unfinished,
                            row.getLong("notices"),
                            row.getLong("payload_bytes"),
                            row.getLong("overdue"),
                            row.getLong("failing"),
                            row.getLong("picked")))
                    .single());
        } catch (DataAccessException unreadable) {
            LOG.warn("the ledger cannot be read: {}", unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
