package se.inkopsnavet.complaint;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Complaints that are closed, or whose case is over, for long enough. The counters stay: they are about nobody. */
public final class ComplaintRetention implements Purging {

    private final JdbcClient jdbc;

    public ComplaintRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R4 complaint";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "delete from complaint where id in (select k.id from complaint k left join purchase_case c on c.case_ref = k.case_ref"
                                + " where k.municipality = :municipality and (k.state = 'CLOSED' and k.changed_at < clock_timestamp() - :age::interval"
                                + " or c.state in ('CLOSED', 'DECEASED') and c.changed_at < clock_timestamp() - :age::interval) limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
