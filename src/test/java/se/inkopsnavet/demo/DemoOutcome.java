package se.inkopsnavet.demo;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExpectation.Actual;

/** How the ledger says that every record ended. */
final class DemoOutcome {

    private final JdbcClient jdbc;

    DemoOutcome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Actual> records() {
        return jdbc.sql("select f.name, m.position, m.state, coalesce(m.fault, ''), coalesce(r.state, '')"
                        + " from message m join message f on f.id = m.parent_id"
                        + " left join customer_list_row r on r.case_ref = m.case_ref and m.state = 'CONFIRMED'"
                        + "   and r.state in ('ACKNOWLEDGED', 'REJECTED')"
                        + " order by f.seq, m.position")
                .query((row, n) -> new Actual(
                        row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5)))
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
}
