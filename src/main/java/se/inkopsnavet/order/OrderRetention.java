package se.inkopsnavet.order;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Orders, and what was recorded about them, of cases that have long been over; old orders of cases that go on leave after the same time. */
public final class OrderRetention implements Purging {

    private static final String OVER =
            " where case_ref in (select case_ref from purchase_case where municipality = :municipality"
                    + " and state in ('CLOSED', 'DECEASED') and changed_at < clock_timestamp() - :age::interval)";

    private final JdbcClient jdbc;

    public OrderRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R4 order";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        int gone = some(
                "purchase_order",
                " where municipality = :municipality and changed_at < clock_timestamp() - :age::interval",
                rule,
                atMost);
        gone += some(
                "order_task",
                " where municipality = :municipality and coalesce(closed_at, opened_at) < clock_timestamp() - :age::interval",
                rule,
                atMost - gone);
        gone += some(
                "order_declined",
                " where municipality = :municipality and recorded_at < clock_timestamp() - :age::interval",
                rule,
                atMost - gone);
        return gone + some("supplier_customer", OVER, rule, atMost - gone);
    }

    /** Nothing of the input stands in the statement: the tables are the four above. */
    private int some(String table, String which, Retention.Rule rule, int atMost) {
        return jdbc.sql("delete from " + table + " where ctid in (select ctid from " + table + which + " limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", Math.max(atMost, 0))
                .update();
    }
}
