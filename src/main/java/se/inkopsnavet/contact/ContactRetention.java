package se.inkopsnavet.contact;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** What was said and asked, when its case's time has passed since (class R4). No number stands there by then. */
public final class ContactRetention implements Purging {

    private final JdbcClient jdbc;

    public ContactRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R4 contact";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return gone("contact_text", "state <> 'UNDER_WAY'", rule, atMost)
                + gone("contact_call", "state <> 'WAITING'", rule, atMost);
    }

    private int gone(String table, String done, Retention.Rule rule, int atMost) {
        return jdbc.sql("delete from " + table + " where id in (select id from " + table
                        + " where municipality = ? and " + done
                        + " and changed_at < clock_timestamp() - ?::interval limit ?)")
                .params(rule.municipality(), rule.cases().toString(), atMost)
                .update();
    }
}
