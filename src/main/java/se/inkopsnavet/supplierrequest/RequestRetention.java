package se.inkopsnavet.supplierrequest;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** What was asked of a supplier about a day that is long past (class R3), unless somebody still has to look at it. */
public final class RequestRetention implements Purging {

    private final JdbcClient jdbc;

    public RequestRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 supplier_request";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql("delete from supplier_request where id in (select r.id from supplier_request r"
                        + " where r.municipality = :municipality and r.day < (clock_timestamp() - :age::interval)::date"
                        + " and not exists (select from message m where m.id = r.id"
                        + " and m.state in ('READY', 'SENDING', 'HELD', 'PARKED', 'UNCERTAIN')) limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
