package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked about one list reads that list's rows, however many others wait: also by a connection that planned it before PostgreSQL had counted anything, as
 * it is during an installation's first file (decision 0074).
 */
class ListPlansTest {

    /** PostgreSQL settles on a plan for all values at the sixth time. */
    private static final int UNTIL_THE_PLAN_IS_KEPT = 8;

    private static final int ROWS = 2000;

    /** Of each of the table's indexes that a question uses: the one row, and what an update adds. */
    private static final long AT_MOST = 10;

    private static HubDatabase database;
    private static SingleConnectionDataSource connection;
    private static TransactionTemplate transaction;
    private static JdbcClient hub;
    private static RowStore rows;
    private static CaseStore cases;

    @BeforeAll
    static void planBeforeAnythingIsCounted() throws Exception {
        database = HubDatabase.migrated();
        connection = new SingleConnectionDataSource(database.app().getConnection(), true);
        connection.getConnection().unwrap(PGConnection.class).setPrepareThreshold(1);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        hub = JdbcClient.create(connection);
        hub.sql("set enable_seqscan = off").update();
        rows = new RowStore(hub, new JdbcTemplate(connection));
        cases = new CaseStore(hub, new ColumnCipher(null), new JsonMapper());
        JdbcClient superuser = JdbcClient.create(database.superuser());
        superuser
                .sql(
                        "insert into purchase_case (case_ref, municipality, person_key, state, policy, as_of, version)"
                                + " select 'C' || n, 'exempelkommun', decode(lpad(to_hex(n), 8, '0'), 'hex'), 'READY', 'p@1', now(), 1 from generate_series(1, ?) n")
                .param(ROWS)
                .update();
        superuser
                .sql(
                        "insert into customer_list_row (id, case_ref, municipality, supplier, scope, state)"
                                + " select gen_random_uuid(), case_ref, municipality, 'livs', 'ALL', 'READY' from purchase_case")
                .update();
        for (int i = 0; i < UNTIL_THE_PLAN_IS_KEPT; i++) {
            questions().forEach(each -> each.ask().accept(UUID.randomUUID()));
        }
        superuser
                .sql(
                        "insert into message (id, direction, flow, municipality, state, channel, name, due_at)"
                                + " select id, 'O', 'CUSTOMER_LIST', municipality, 'READY', 'exempelkommun/livs', case_ref, now() from customer_list_row")
                .update();
        superuser
                .sql("update customer_list_row set state = 'BATCHED', batch_id = id, position = 1, case_version = 1")
                .update();
    }

    @AfterAll
    static void close() {
        connection.destroy();
        database.close();
    }

    private record Question(String name, Consumer<UUID> ask) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Question> questions() {
        return Stream.of(
                new Question("its rows", id -> rows.ofBatch(id)),
                new Question("open rows", id -> rows.open(id)),
                new Question("answered rows", id -> rows.answered(id)),
                new Question("outdated rows", id -> rows.outdated(id)),
                new Question("settle", id -> rows.settle(id, List.of(1), "ACKNOWLEDGED", "")),
                new Question("give back", id -> rows.giveBack(id)),
                new Question("queue what moved", id -> rows.queueMoved(id)),
                new Question("queue what changed", id -> rows.queueChangedSince(id)),
                new Question("lock its cases", id -> cases.lockOfBatch(id)),
                new Question("dispatched", id -> cases.dispatched(id)),
                new Question("not dispatched", id -> cases.notDispatched(id)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void readsNoOtherListsRows(Question question) {
        UUID list = hub.sql("select batch_id from customer_list_row where case_ref = 'C7'")
                .query(UUID.class)
                .single();

        long read = transaction.execute(status -> {
            status.setRollbackOnly();
            long before = entriesRead();
            question.ask().accept(list);
            return entriesRead() - before;
        });

        assertThat(read).isLessThanOrEqualTo(AT_MOST);
    }

    /** From the indexes of rows and cases, by this connection. */
    private static long entriesRead() {
        return hub.sql("select sum(pg_stat_get_xact_tuples_returned(indexrelid)) from pg_index"
                        + " where indrelid in ('customer_list_row'::regclass, 'purchase_case'::regclass)")
                .query(Long.class)
                .single();
    }
}
