package se.inkopsnavet.peppol;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** Documents whose orders are long over. Their business keys stay, and recognise what comes twice. */
public final class PeppolRetention implements Purging {

    private final JdbcClient jdbc;

    public PeppolRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R4 peppol_document";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "delete from peppol_document where id in (select id from peppol_document where municipality = :municipality"
                                + " and at < clock_timestamp() - :age::interval limit :most)")
                .param("municipality", rule.municipality())
                .param("age", rule.cases().toString())
                .param("most", atMost)
                .update();
    }
}
