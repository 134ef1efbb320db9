package se.inkopsnavet.invoice;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Questions of cases that have long been over (class R3). What they held about a person went when they were closed. */
public final class QuestionRetention implements Purging {

    private final JdbcClient jdbc;

    public QuestionRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 invoice_question";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "delete from invoice_question where id in (select q.id from invoice_question q"
                                + " join purchase_case c on c.case_ref = q.case_ref where q.municipality = :municipality"
                                + " and c.state in ('CLOSED', 'DECEASED') and c.changed_at < clock_timestamp() - :age::interval limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
