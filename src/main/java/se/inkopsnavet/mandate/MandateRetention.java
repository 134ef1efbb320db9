package se.inkopsnavet.mandate;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/**
 * Mandates for people whose case has long been over (class R3); those of people who never got a case go when a consent would, which is all that could have
 * rested on them.
 */
public final class MandateRetention implements Purging {

    private final JdbcClient jdbc;

    public MandateRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 mandate";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "delete from mandate where id in (select m.id from mandate m left join purchase_case c"
                                + " on c.municipality = m.municipality and c.person_key = m.person_key where m.municipality = :municipality"
                                + " and (c.state in ('CLOSED', 'DECEASED') and c.changed_at < clock_timestamp() - :age::interval"
                                + " or c.case_ref is null and m.changed_at < clock_timestamp() - :unused::interval) limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param(
                        "unused",
                        rule.consents() == null ? null : rule.consents().toString())
                .param("most", atMost)
                .update();
    }
}
