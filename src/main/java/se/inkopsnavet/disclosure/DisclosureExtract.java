package se.inkopsnavet.disclosure;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.privacy.ColumnCipher;

/** What has been given to whom about one person, for registerutdrag and supervision: never a value (IMP-18). That it was made is itself noted. */
public class DisclosureExtract {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Stockholm"));
    private static final String ENTRIES =
            "select d.*, coalesce(d.message_mark, d.message_sha256) mark, array_to_string(d.fields, ', ') told, (select string_agg(array_to_string(e.fields, ', ') || ' ' ||"
                    + " to_char(e.confirmed_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI'), '; ' order by e.confirmed_at)"
                    + " from disclosure_erased e where e.entry_id = d.id) erased from disclosure_entry d where case_ref = ? order by at, message_id";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final TransactionTemplate transaction;

    public DisclosureExtract(JdbcClient jdbc, ColumnCipher cipher, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    /** @param operator who asked @return false when there is no such case and never was */
    public boolean print(String caseRef, String operator, PrintStream out) {
        List<String> lines = transaction.execute(status -> noted(caseRef, operator));
        out.println("tid;mottagare;uppgifter;åtgärd;grund;meddelande;märke;kanal;resultat;raderat");
        lines.forEach(out::println);
        return !lines.isEmpty()
                || jdbc.sql("select exists (select from purchase_case where case_ref = ?)")
                        .param(caseRef)
                        .query(Boolean.class)
                        .single();
    }

    private List<String> noted(String caseRef, String operator) {
        List<String> lines =
                jdbc.sql(ENTRIES).param(caseRef).query((row, n) -> line(row)).list();
        jdbc.sql("insert into disclosure_extract (id, case_ref, operator, entries) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), caseRef, operator, lines.size())
                .update();
        return lines;
    }

    private String line(ResultSet row) throws SQLException {
        return String.join(
                ";",
                TIME.format(row.getTimestamp("at").toInstant()),
                row.getString("recipient_type") + " " + row.getString("recipient"),
                row.getString("told"),
                text(row.getString("op")),
                basis(row),
                row.getString("message_id"),
                text(row.getString("mark")),
                row.getString("channel"),
                row.getString("result"),
                text(row.getString("erased")));
    }

    private String basis(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("basis");
        String reference = sealed == null
                ? ""
                : new String(
                        cipher.decrypt("customer_list_row", "basis", row.getString("basis_row"), sealed),
                        StandardCharsets.UTF_8);
        return (text(row.getString("basis_type")) + " " + reference).strip().replace(';', ',');
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
