package se.inkopsnavet.customerlist;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of customer lists: which case, in which batch, at which position, and what the supplier said. Their content is built at departure. */
public class RowStore implements RowQueue {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    public RowStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** A row that waits for its batch. */
    public record Waiting(UUID id, String scope) {}

    /** A row in a batch. */
    public record Batched(UUID id, String caseRef) {}

    /** A row about to leave, with the version of the case that it was built from. */
    public record Numbered(UUID id, int position, int caseVersion) {}

    @Override
    public void queue(String caseRef, String municipality, String supplierId, String scope) {
        jdbc.sql(
                        "insert into customer_list_row (id, case_ref, municipality, supplier, scope, state) values (?, ?, ?, ?, ?, 'READY')"
                                + " on conflict (case_ref) where state in ('READY', 'BATCHED') do update"
                                + " set supplier = excluded.supplier, scope = excluded.scope where customer_list_row.state = 'READY'")
                .params(UUID.randomUUID(), caseRef, municipality, supplierId, scope)
                .update();
    }

    @Override
    public void withdraw(String caseRef) {
        jdbc.sql(
                        "update customer_list_row set state = 'WITHDRAWN', changed_at = clock_timestamp() where case_ref = ? and state = 'READY'")
                .param(caseRef)
                .update();
    }

    @Override
    public Optional<UUID> leftIn(String caseRef) {
        return jdbc.sql(
                        "select batch_id from customer_list_row r where case_ref = ? and state in ('BATCHED', 'ACKNOWLEDGED', 'REJECTED')"
                                + " and exists (select from attempt a where a.message_id = r.batch_id) order by seq desc limit 1")
                .param(caseRef)
                .query(UUID.class)
                .optional();
    }

    /** Oldest first; rows that another node is just taking are passed over. */
    public List<Waiting> takeReady(String municipality, String supplierId, int limit) {
        return jdbc.sql(
                        "select id, scope from customer_list_row where municipality = ? and supplier = ? and state = 'READY'"
                                + " order by seq limit ? for update skip locked")
                .params(municipality, supplierId, limit)
                .query((row, n) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    public void assign(UUID batchId, Collection<UUID> rows) {
        jdbc.sql(
                        "update customer_list_row set state = 'BATCHED', batch_id = ?, changed_at = clock_timestamp() where id = any(?)")
                .params(batchId, rows.toArray(UUID[]::new))
                .update();
    }

    public List<Batched> ofBatch(UUID batchId) {
        return jdbc.sql(
                        "select id, case_ref from customer_list_row where batch_id = ? and state = 'BATCHED' order by seq")
                .param(batchId)
                .query((row, n) -> new Batched(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    public void number(List<Numbered> rows) {
        batch.batchUpdate(
                "update customer_list_row set position = ?, case_version = ? where id = ?",
                rows.stream()
                        .map(row -> new Object[] {row.position(), row.caseVersion(), row.id()})
                        .toList(),
                new int[] {Types.INTEGER, Types.INTEGER, Types.OTHER});
    }

    /** A gate closed between the batch and the door. @param reason the fault's code */
    public void withdrawFromBatch(UUID row, String reason) {
        jdbc.sql(
                        "update customer_list_row set state = 'WITHDRAWN', reason = ?, changed_at = clock_timestamp() where id = ? and state = 'BATCHED'")
                .params(reason, row)
                .update();
    }

    /** The batch never left: its rows wait for the next one. */
    public void giveBack(UUID batchId) {
        jdbc.sql(
                        "update customer_list_row set state = 'READY', batch_id = null, position = null, changed_at = clock_timestamp()"
                                + " where batch_id = ? and state = 'BATCHED'")
                .param(batchId)
                .update();
    }

    /** @return the case references of the rows that were still open */
    public List<String> settle(UUID batchId, Collection<Integer> positions, String state, String reason) {
        return jdbc.sql("update customer_list_row set state = ?, reason = ?, changed_at = clock_timestamp()"
                        + " where batch_id = ? and position = any(?) and state = 'BATCHED' returning case_ref")
                .params(state, reason, batchId, positions.toArray(Integer[]::new))
                .query(String.class)
                .list();
    }

    /** How many rows the supplier has answered for. */
    public int answered(UUID batchId) {
        return jdbc.sql(
                        "select count(*) from customer_list_row where batch_id = ? and state in ('ACKNOWLEDGED', 'REJECTED')")
                .param(batchId)
                .query(Integer.class)
                .single();
    }

    /** Cases of rows that stand settled in the one state, among these positions. */
    public List<String> settledAs(UUID batchId, Collection<Integer> positions, String state) {
        return jdbc.sql("select case_ref from customer_list_row where batch_id = ? and position = any(?) and state = ?"
                        + " order by position")
                .params(batchId, positions.toArray(Integer[]::new), state)
                .query(String.class)
                .list();
    }

    public int open(UUID batchId) {
        return jdbc.sql("select count(*) from customer_list_row where batch_id = ? and state = 'BATCHED'")
                .param(batchId)
                .query(Integer.class)
                .single();
    }

    /** Cases that moved to another supplier or scope while their row waited at the door get a row there. */
    public void queueMoved(UUID batchId) {
        jdbc.sql("insert into customer_list_row (id, case_ref, municipality, supplier, scope, state)"
                        + " select gen_random_uuid(), c.case_ref, c.municipality, c.supplier, c.scope, 'READY'"
                        + " from customer_list_row r join purchase_case c on c.case_ref = r.case_ref"
                        + " where r.batch_id = ? and r.state = 'WITHDRAWN' and c.state = 'READY'"
                        + " and (c.supplier, c.scope) is distinct from (r.supplier, r.scope)"
                        + " on conflict (case_ref) where state in ('READY', 'BATCHED') do nothing")
                .param(batchId)
                .update();
    }

    /** Cases that changed while their row was on its way get a new row. */
    public void queueChangedSince(UUID batchId) {
        jdbc.sql("insert into customer_list_row (id, case_ref, municipality, supplier, scope, state)"
                        + " select gen_random_uuid(), c.case_ref, c.municipality, c.supplier, c.scope, 'READY'"
                        + " from customer_list_row r join purchase_case c on c.case_ref = r.case_ref"
                        + " where r.batch_id = ? and r.state in ('ACKNOWLEDGED', 'REJECTED') and c.version > r.case_version and c.state = 'READY'"
                        + " on conflict (case_ref) where state in ('READY', 'BATCHED') do nothing")
                .param(batchId)
                .update();
    }
}
