package se.inkopsnavet.calendar;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** The weeks of cases that have long been over, and weeks that are long past (class R3). */
public final class CalendarRetention implements Purging {

    private final JdbcClient jdbc;

    public CalendarRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 delivery_occurrence";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        String past = " or x.day < (clock_timestamp() - :age::interval)::date";
        String pastWeek = " or x.week < to_char(clock_timestamp() - :age::interval, 'IYYY-\"W\"IW')";
        return gone("delivery_occurrence", past, rule, atMost)
                + gone("calendar_week_reason", pastWeek, rule, atMost)
                + gone(
                        "calendar_slot",
                        past + " or x.day is null and x.changed_at < clock_timestamp() - :age::interval",
                        rule,
                        atMost)
                + gone("calendar_file", past, rule, atMost);
    }

    private int gone(String table, String past, Retention.Rule rule, int atMost) {
        String over = table.equals("calendar_file")
                ? "false"
                : "exists (select from purchase_case c where c.case_ref = x.case_ref and c.state in ('CLOSED', 'DECEASED')"
                        + " and c.changed_at < clock_timestamp() - :age::interval)";
        return jdbc.sql("delete from " + table + " where ctid in (select x.ctid from " + table
                        + " x where x.municipality = :municipality and (" + over + past + ") limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
