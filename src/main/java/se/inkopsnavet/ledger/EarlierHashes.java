package se.inkopsnavet.ledger;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows from before contents were marked get their {@link Marks} and lose the SHA-256 that anybody could compute (docs/decisions/0078). When none is left there is nothing to do. */
public class EarlierHashes {

    private static final int AT_ONCE = 500;
    private static final String RECEIPTS =
            "select r.id, m.municipality, r.content_sha256 from receipt r join message m on m.receipt_id = r.id"
                    + " where r.content_sha256 is not null order by r.id limit ? for no key update of r skip locked";
    private static final String MESSAGES = "select id, municipality, sha256 from message where sha256 is not null"
            + " order by id limit ? for no key update skip locked";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Marks marks;

    public EarlierHashes(JdbcClient jdbc, TransactionTemplate transaction, Marks marks) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.marks = marks;
    }

    private record Row(UUID id, String mark) {}

    /** Some hundred in a transaction; what somebody else holds just now is left for the next time. @return how many rows lost theirs */
    public int replace() {
        // What came in is marked in its receipt.
        return all(RECEIPTS, "update receipt t set content_mark = n.mark, content_sha256 = null")
                + all(
                        MESSAGES,
                        "update message t set content_mark = case direction when 'O' then n.mark end, sha256 = null");
    }

    private int all(String select, String update) {
        int replaced = 0;
        int some;
        do {
            some = transaction.execute(status -> some(select, update));
            replaced += some;
        } while (some == AT_ONCE);
        return replaced;
    }

    private int some(String select, String update) {
        List<Row> rows = jdbc.sql(select)
                .param(AT_ONCE)
                .query((row, n) ->
                        new Row(row.getObject(1, UUID.class), marks.ofContent(row.getString(2), row.getString(3))))
                .list();
        return jdbc.sql(update + " from unnest(?::uuid[], ?::text[]) n (id, mark) where t.id = n.id")
                .params(
                        rows.stream().map(Row::id).toArray(UUID[]::new),
                        rows.stream().map(Row::mark).toArray(String[]::new))
                .update();
    }
}
