package se.inkopsnavet.lifeevent;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/**
 * What was recorded about people whose case has long been over, and absences that have long ended (class R3). That an event was seen stays: a hash and a number,
 * which keep what is older from being believed.
 */
public final class LifeRetention implements Purging {

    private final JdbcClient jdbc;

    public LifeRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 client_fact";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return gone("client_fact", "", rule, atMost)
                + gone("absence", " or x.to_day < (clock_timestamp() - :age::interval)::date", rule, atMost);
    }

    private int gone(String table, String also, Retention.Rule rule, int atMost) {
        return jdbc.sql("delete from " + table + " where ctid in (select x.ctid from " + table + " x"
                        + " where x.municipality = :municipality and (exists (select from purchase_case c where c.municipality = x.municipality"
                        + " and c.person_key = x.person_key and c.state in ('CLOSED', 'DECEASED')"
                        + " and c.changed_at < clock_timestamp() - :age::interval)" + also + ") limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
