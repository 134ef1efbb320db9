package se.inkopsnavet.neighbourhood;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A connection set as those of the hub's pool are, which keeps its plans: for what a question reads that was planned when the tables were others. */
public final class OneConnection implements AutoCloseable {

    /** PostgreSQL settles on a plan for all values at the sixth time. */
    private static final int UNTIL_A_PLAN_IS_KEPT = 8;

    /** What a room asks about one of many. @param name for the test's report */
    public record Question(String name, Consumer<UUID> ask) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final SingleConnectionDataSource source;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public OneConnection(HubDatabase database) throws SQLException {
        source = new SingleConnectionDataSource(database.app().getConnection(), true);
        source.getConnection().unwrap(PGConnection.class).setPrepareThreshold(1);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        jdbc = JdbcClient.create(source);
        jdbc.sql("set enable_seqscan = off").update();
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public JdbcTemplate batch() {
        return new JdbcTemplate(source);
    }

    /** Asks about one that is not there until the plan is kept. */
    public void plan(Question question) {
        for (int i = 0; i < UNTIL_A_PLAN_IS_KEPT; i++) {
            transaction.executeWithoutResult(status -> {
                question.ask().accept(UUID.randomUUID());
                status.setRollbackOnly();
            });
        }
    }

    /** How many entries of the tables' indexes the question reads; what it changes is taken back. */
    public long entriesRead(Question question, UUID one, String... tables) {
        Supplier<Long> read = () -> jdbc.sql(
                        "select sum(pg_stat_get_xact_tuples_returned(indexrelid)) from pg_index where indrelid::regclass::text = any(?)")
                .param(tables)
                .query(Long.class)
                .single();
        return transaction.execute(status -> {
            status.setRollbackOnly();
            long before = read.get();
            question.ask().accept(one);
            return read.get() - before;
        });
    }

    @Override
    public void close() {
        source.destroy();
    }
}
