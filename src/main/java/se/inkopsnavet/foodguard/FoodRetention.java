package se.inkopsnavet.foodguard;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Weeks that were proved, and food that was recorded by hand, as long ago as what belongs to a case that is over (class R3). */
public final class FoodRetention implements Purging {

    private final JdbcClient jdbc;

    public FoodRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 food";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return gone("food_week", "changed_at", rule, atMost) + gone("food_path", "recorded_at", rule, atMost);
    }

    private int gone(String table, String when, Retention.Rule rule, int atMost) {
        return jdbc.sql("delete from " + table + " where ctid in (select ctid from " + table
                        + " where municipality = :municipality and " + when
                        + " < clock_timestamp() - :age::interval limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
