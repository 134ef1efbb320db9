package se.inkopsnavet.lifecare;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** What is remembered of records that Lifecare has long since removed (class R3): numbers and hashes. */
public final class ItemRetention implements Purging {

    private final JdbcClient jdbc;

    public ItemRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R3 lifecare_item";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "delete from lifecare_item where ctid in (select i.ctid from lifecare_item i join lifecare_source s on s.source = i.source"
                                + " where s.municipality = ? and i.gone and i.changed_at < clock_timestamp() - ?::interval limit ?)")
                .params(rule.municipality(), rule.cases().toString(), atMost)
                .update();
    }
}
