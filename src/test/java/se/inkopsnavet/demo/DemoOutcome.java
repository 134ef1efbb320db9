package se.inkopsnavet.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExpectation.Actual;
import se.inkopsnavet.demo.data.DemoExport;

/** How the ledger says that every record ended. */
final class DemoOutcome {

    private final JdbcClient jdbc;
    private final Map<String, String> fileBySha256;

    DemoOutcome(JdbcClient jdbc, DemoExport export) {
        this.jdbc = jdbc;
        this.fileBySha256 = Map.of(sha256(export.xml()), export.xmlName(), sha256(export.csv()), export.csvName());
    }

    List<Actual> records() {
        return jdbc.sql("select f.sha256, m.position, m.state, coalesce(m.fault, ''), coalesce(r.state, '')"
                        + " from message m join message f on f.id = m.parent_id"
                        + " left join customer_list_row r on r.case_ref = m.case_ref and m.state = 'CONFIRMED'"
                        + "   and r.state in ('ACKNOWLEDGED', 'REJECTED')"
                        + " order by f.seq, m.position")
                .query((row, n) -> new Actual(
                        fileBySha256.get(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** Nothing is on its way any more. */
    boolean settled() {
        return jdbc.sql("select count(*) from message where state in ('RECEIVED', 'READY', 'SENDING', 'SENT')")
                                .query(Integer.class)
                                .single()
                        == 0
                && jdbc.sql("select count(*) from notice where message_id is null")
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    /** Records by state and reason, in the order of a record's life. */
    List<Count> counts() {
        return jdbc.sql(
                        "select state, coalesce(fault, ''), count(*) from message where parent_id is not null group by 1, 2 order by 1, 2")
                .query((row, n) -> new Count(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    record Count(String state, String fault, int records) {}

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
