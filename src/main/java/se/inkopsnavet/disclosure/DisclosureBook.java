package se.inkopsnavet.disclosure;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.ListWatcher;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.ColumnCipher;

/** The ledger of disclosures (utlämnandelogg): entries are added in the transaction of the outcome; the database grants nothing else. */
public class DisclosureBook implements DisclosureLog, ListWatcher {

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    public DisclosureBook(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public void left(BatchStore.Batch batch) {
        list(batch, Disclosure.Result.DELIVERED);
    }

    @Override
    public void rested(BatchStore.Batch batch, Outcome outcome) {
        if (outcome.state() != State.RECALLED) {
            list(batch, outcome.state() == State.UNCERTAIN ? Disclosure.Result.UNKNOWN : Disclosure.Result.REFUSED);
        }
    }

    @Override
    public void returned(BatchStore.Batch batch) {
        list(batch, Disclosure.Result.REFUSED);
    }

    @Override
    public void settled(BatchStore.Batch batch) {
        // What the supplier says of a row does not change that it got it.
    }

    /** Every row that stood in the bytes. A list that was stopped before its first attempt has told nobody anything. */
    private void list(BatchStore.Batch batch, Disclosure.Result result) {
        jdbc.sql(
                        "insert into disclosure_entry (id, municipality, person_key, case_ref, op, fields, recipient_type, recipient, basis_type, basis,"
                                + " basis_row, message_id, position, message_mark, channel, result, at)"
                                + " select gen_random_uuid(), r.municipality, c.person_key, r.case_ref, r.op, r.fields, 'SUPPLIER', r.supplier,"
                                + " r.basis_type, r.basis, r.id, m.id, r.position, coalesce(m.content_mark, m.sha256), m.channel, ?, a.left_at"
                                + " from customer_list_row r join purchase_case c on c.case_ref = r.case_ref join message m on m.id = r.batch_id"
                                + " join lateral (select max(started_at) left_at from attempt where message_id = m.id) a on a.left_at is not null"
                                + " where r.batch_id = ? and r.position is not null and r.state <> 'WITHDRAWN' on conflict do nothing")
                .params(result.name(), batch.id())
                .update();
    }

    @Override
    public void record(Disclosure entry) {
        jdbc.sql(
                        "insert into disclosure_entry (id, municipality, person_key, case_ref, fields, recipient_type, recipient, basis,"
                                + " basis_row, message_id, message_mark, channel, result, at)"
                                + " select ?, municipality, person_key, case_ref, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from purchase_case"
                                + " where municipality = ? and case_ref = ? on conflict do nothing")
                .params(
                        entry.entryId(),
                        entry.fields().stream().sorted().toArray(String[]::new),
                        entry.recipientType(),
                        entry.recipient(),
                        sealed(entry),
                        entry.entryId(),
                        entry.messageId(),
                        entry.messageMark(),
                        entry.channel(),
                        entry.result().name(),
                        Timestamp.from(entry.at()),
                        entry.municipality(),
                        entry.caseRef())
                .update();
    }

    /** By what the bytes on the wire are known again, as the ledger has it. */
    @Nullable
    String markOf(UUID message) {
        return jdbc.sql("select coalesce(content_mark, sha256) from message where id = ?")
                .param(message)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElse(null);
    }

    /** By which way a message goes. */
    String channelOf(UUID message) {
        return jdbc.sql("select channel from message where id = ?")
                .param(message)
                .query(String.class)
                .single();
    }

    /** What the supplier had been given when it was asked; what it got later is another matter. */
    void erased(ErasureStore.Asked asked) {
        jdbc.sql(
                        "insert into disclosure_erased (entry_id, erasure_id, fields)"
                                + " select d.id, e.id, case when e.fields = '{}' then d.fields"
                                + " else array(select unnest(d.fields) intersect select unnest(e.fields)) end"
                                + " from erasure_request e join disclosure_entry d on d.case_ref = e.case_ref and d.recipient = e.supplier"
                                + " where e.id = ? and d.recipient_type = 'SUPPLIER' and d.op is not null and d.result <> 'REFUSED'"
                                + " and d.at <= e.requested_at and (e.fields = '{}' or d.fields && e.fields) on conflict do nothing")
                .param(asked.id())
                .update();
    }

    private byte @Nullable [] sealed(Disclosure entry) {
        return entry.basis() == null
                ? null
                : cipher.encrypt(
                        "customer_list_row",
                        "basis",
                        entry.entryId().toString(),
                        entry.basis().getBytes(StandardCharsets.UTF_8));
    }
}
