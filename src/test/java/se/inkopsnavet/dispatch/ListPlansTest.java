package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.neighbourhood.OneConnection;
import se.inkopsnavet.neighbourhood.OneConnection.Question;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked about one list reads that list's rows, however many others wait: also by a connection that planned it before PostgreSQL had counted anything, as
 * it is during an installation's first file (decision 0074).
 */
class ListPlansTest {

    private static final int ROWS = 2000;

    /** Of each of the table's indexes that a question uses: the one row, and what an update adds. */
    private static final long AT_MOST = 10;

    @AutoClose
    private static HubDatabase database;

    @AutoClose
    private static OneConnection hub;

    private static RowStore rows;
    private static CaseStore cases;

    @BeforeAll
    static void planBeforeAnythingIsCounted() throws SQLException {
        database = HubDatabase.migrated();
        hub = new OneConnection(database);
        rows = new RowStore(hub.jdbc(), hub.batch());
        cases = new CaseStore(hub.jdbc(), new ColumnCipher(null), new JsonMapper());
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
        questions().forEach(hub::plan);
        superuser
                .sql(
                        "insert into message (id, direction, flow, municipality, state, channel, name, due_at)"
                                + " select id, 'O', 'CUSTOMER_LIST', municipality, 'READY', 'exempelkommun/livs', case_ref, now() from customer_list_row")
                .update();
        superuser
                .sql("update customer_list_row set state = 'BATCHED', batch_id = id, position = 1, case_version = 1")
                .update();
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
        UUID list = hub.jdbc()
                .sql("select batch_id from customer_list_row where case_ref = 'C7'")
                .query(UUID.class)
                .single();

        assertThat(hub.entriesRead(question, list, "customer_list_row", "purchase_case"))
                .isLessThanOrEqualTo(AT_MOST);
    }
}
