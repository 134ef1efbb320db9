package se.inkopsnavet.customerlist;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** What the supplier still knows a client by: the newest row that it acknowledged, unless it was told that the account ends. */
    private static final String KNOWN_BY =
            "p.state = 'ACKNOWLEDGED' and not p.account_ended and p.op is distinct from 'A'";

    /** A row that waits for its batch. @param operation what it will be at this supplier */
    public record Waiting(UUID id, String scope, RowOperation operation) {}

    /** A row in a batch. @param earlier null for a new client */
    public record Batched(
            UUID id,
            String caseRef,
            RowOperation operation,
            @Nullable EarlierRow earlier) {}

    /**
     * A row about to leave.
     *
     * @param caseVersion the version of the case that it was built from
     * @param fields what it tells the supplier
     * @param basisType the kind of ground it rests on, or null when it tells nothing
     * @param basis reference to that ground, encrypted
     */
    public record Numbered(
            UUID id,
            int position,
            int caseVersion,
            Set<ListField> fields,
            @Nullable String basisType,
            byte @Nullable [] basis) {}

    @Override
    public void queue(String caseRef, String municipality, String supplierId, String scope) {
        jdbc.sql(
                        "insert into customer_list_row (id, case_ref, municipality, supplier, scope, state) values (?, ?, ?, ?, ?, 'READY')"
                                + " on conflict (case_ref) where open do update"
                                + " set supplier = excluded.supplier, scope = excluded.scope"
                                + " where customer_list_row.state = 'READY' and customer_list_row.op is distinct from 'A'")
                .params(UUID.randomUUID(), caseRef, municipality, supplierId, scope)
                .update();
    }

    @Override
    public Optional<UUID> withdraw(String caseRef) {
        jdbc.sql(
                        "update customer_list_row set state = 'WITHDRAWN', changed_at = clock_timestamp() where case_ref = ? and state = 'READY'"
                                + " and op is distinct from 'A'")
                .param(caseRef)
                .update();
        return jdbc.sql("select batch_id from customer_list_row where case_ref = ? and state = 'BATCHED'")
                .param(caseRef)
                .query(UUID.class)
                .optional();
    }

    @Override
    public Optional<UUID> outdate(String caseRef) {
        return jdbc.sql(
                        "update customer_list_row set outdated = true where case_ref = ? and state = 'BATCHED' returning batch_id")
                .param(caseRef)
                .query(UUID.class)
                .optional();
    }

    /** Whether a row of the list, which has been built, is not what may be told now. */
    public boolean outdated(UUID batchId) {
        return jdbc.sql(
                        "select exists (select from customer_list_row where batch_id = ? and state = 'BATCHED' and outdated)")
                .param(batchId)
                .query(Boolean.class)
                .single();
    }

    /**
     * That the account ends belongs in the next list, by the row that the supplier knows the client by. From then on the supplier knows the client no more.
     *
     * @return false when it knows of no such row, or when one is on its way and must be answered first
     */
    public boolean queueEnding(String caseRef, String supplierId) {
        boolean queued = jdbc.sql(
                                "insert into customer_list_row (id, case_ref, municipality, supplier, scope, state, op, earlier_batch, earlier_position)"
                                        + " select gen_random_uuid(), case_ref, municipality, supplier, scope, 'READY', 'A', batch_id, position"
                                        + " from customer_list_row p where case_ref = ? and supplier = ? and "
                                        + KNOWN_BY
                                        + " order by seq desc limit 1"
                                        + " on conflict (case_ref) where open do update set op = 'A', supplier = excluded.supplier,"
                                        + " scope = excluded.scope, earlier_batch = excluded.earlier_batch, earlier_position = excluded.earlier_position"
                                        + " where customer_list_row.state = 'READY' and customer_list_row.op is distinct from 'A'")
                        .params(caseRef, supplierId)
                        .update()
                == 1;
        if (queued) {
            accountEnded(caseRef, supplierId);
        }
        return queued;
    }

    /** The supplier has been told that the account ends: a later row is about a new client. */
    public void accountEnded(String caseRef, String supplierId) {
        jdbc.sql("update customer_list_row p set account_ended = true where case_ref = ? and supplier = ? and "
                        + KNOWN_BY)
                .params(caseRef, supplierId)
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
                        "select id, scope, case when op = 'A' then 'A' when exists (select from customer_list_row p"
                                + " where p.case_ref = r.case_ref and p.supplier = r.supplier and " + KNOWN_BY
                                + ") then 'Ä' else 'N' end from customer_list_row r"
                                + " where municipality = ? and supplier = ? and state = 'READY' order by seq limit ? for update skip locked")
                .params(municipality, supplierId, limit)
                .query((row, n) -> new Waiting(
                        row.getObject(1, UUID.class), row.getString(2), RowOperation.ofSymbol(row.getString(3))))
                .list();
    }

    /** What a row is at its supplier is settled here: until it has been answered no other row of the case is, so that nothing can change it. */
    public void assign(Map<UUID, List<UUID>> rowsByBatch) {
        List<UUID> rows = new ArrayList<>();
        List<UUID> batches = new ArrayList<>();
        rowsByBatch.forEach((batch, its) -> {
            rows.addAll(its);
            batches.addAll(Collections.nCopies(its.size(), batch));
        });
        jdbc.sql(
                        "update customer_list_row r set state = 'BATCHED', batch_id = e.new_batch, outdated = false, changed_at = clock_timestamp(),"
                                + " op = case when r.op = 'A' then 'A' when e.batch_id is null then 'N' else 'Ä' end,"
                                + " earlier_batch = case when r.op = 'A' then r.earlier_batch else e.batch_id end,"
                                + " earlier_position = case when r.op = 'A' then r.earlier_position else e.position end"
                                + " from (select x.id, n.batch new_batch, k.batch_id, k.position from unnest(?, ?) n (id, batch)"
                                + " join customer_list_row x on x.id = n.id left join lateral"
                                + " (select p.batch_id, p.position from customer_list_row p where p.case_ref = x.case_ref and p.supplier = x.supplier and "
                                + KNOWN_BY
                                + " order by p.seq desc limit 1) k on true) e where r.id = e.id")
                .params(rows.toArray(UUID[]::new), batches.toArray(UUID[]::new))
                .update();
    }

    public List<Batched> ofBatch(UUID batchId) {
        return jdbc.sql("select id, case_ref, coalesce(op, 'N'), earlier_batch, earlier_position from customer_list_row"
                        + " where batch_id = ? and state = 'BATCHED' order by seq")
                .param(batchId)
                .query((row, n) -> {
                    UUID earlier = row.getObject(4, UUID.class);
                    return new Batched(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            RowOperation.ofSymbol(row.getString(3)),
                            earlier == null ? null : new EarlierRow(earlier, row.getInt(5)));
                })
                .list();
    }

    public void number(List<Numbered> rows) {
        batch.batchUpdate(
                "update customer_list_row set position = ?, case_version = ?, outdated = false, fields = string_to_array(?, ','), basis_type = ?, basis = ? where id = ?",
                rows.stream()
                        .map(row -> new Object[] {
                            row.position(),
                            row.caseVersion(),
                            row.fields().stream().map(ListField::key).sorted().collect(Collectors.joining(",")),
                            row.basisType(),
                            row.basis(),
                            row.id()
                        })
                        .toList(),
                new int[] {Types.INTEGER, Types.INTEGER, Types.VARCHAR, Types.VARCHAR, Types.BINARY, Types.OTHER});
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
                        "update customer_list_row set state = 'READY', batch_id = null, position = null, fields = '{}', basis_type = null,"
                                + " basis = null, op = case when op = 'A' then op end, changed_at = clock_timestamp()"
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
                        + " on conflict (case_ref) where open do nothing")
                .param(batchId)
                .update();
    }

    /** Cases that changed while their row was on its way get a new row. */
    public void queueChangedSince(UUID batchId) {
        jdbc.sql("insert into customer_list_row (id, case_ref, municipality, supplier, scope, state)"
                        + " select gen_random_uuid(), c.case_ref, c.municipality, c.supplier, c.scope, 'READY'"
                        + " from customer_list_row r join purchase_case c on c.case_ref = r.case_ref"
                        + " where r.batch_id = ? and r.state in ('ACKNOWLEDGED', 'REJECTED') and (c.version > r.case_version or r.op = 'A')"
                        + " and c.state = 'READY'"
                        + " on conflict (case_ref) where open do nothing")
                .param(batchId)
                .update();
    }
}
