package se.inkopsnavet.disclosure;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/**
 * The ledger of disclosures after its years (class R5), with the erasures that concern nothing else. The application may not delete there: a function of the
 * owner's does, and refuses what is young (V19).
 */
public final class DisclosureRetention implements Purging {

    private final JdbcClient jdbc;

    public DisclosureRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R5 disclosure";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql("select purge_disclosures(?, ?::interval, ?)")
                .params(rule.municipality(), rule.disclosures().toString(), rule.decision())
                .query(Integer.class)
                .single();
    }
}
