package se.inkopsnavet.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/**
 * Deliveries that are long past (class R3), whatever the case does; what they counted as stays until the case is long over, for the fees. Schedules go after
 * three days (class R9).
 */
public final class DeliveryRetention implements Purging {

    private final JdbcClient jdbc;

    public DeliveryRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 delivery";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return gone("delivery", "x.day < (clock_timestamp() - :age::interval)::date", rule, atMost)
                + gone("delivery_slot", "x.day < (clock_timestamp() - interval '3 days')::date", rule, atMost)
                + gone(
                        "delivery_count",
                        "exists (select from purchase_case c where c.case_ref = x.case_ref and c.state in ('CLOSED', 'DECEASED')"
                                + " and c.changed_at < clock_timestamp() - :age::interval)",
                        rule,
                        atMost);
    }

    private int gone(String table, String over, Retention.Rule rule, int atMost) {
        return jdbc.sql("delete from " + table + " where ctid in (select x.ctid from " + table
                        + " x where x.municipality = :municipality and " + over + " limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
