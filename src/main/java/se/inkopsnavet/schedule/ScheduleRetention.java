package se.inkopsnavet.schedule;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Schedules and how they were looked through, when the day is as long ago as what belongs to a case that is over (class R3). */
public final class ScheduleRetention implements Purging {

    private final JdbcClient jdbc;

    public ScheduleRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 schedule";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return gone("schedule_stop", rule, atMost)
                + gone("schedule_deviation", rule, atMost)
                + gone("schedule_review", rule, atMost)
                + gone("schedule_day", rule, atMost);
    }

    private int gone(String table, Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "delete from " + table + " where ctid in (select ctid from " + table
                                + " where municipality = :municipality and day < (clock_timestamp() - :age::interval)::date limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
