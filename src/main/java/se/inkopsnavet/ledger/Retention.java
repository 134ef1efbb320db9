package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the bytes of messages that are done with (requirements §10.2, classes R1 and R2). What became of each message stays in the ledger, and business keys
 * stay too: they recognise what comes twice. Messages that wait for a person keep their bytes until the person has decided.
 */
public class Retention {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Retention(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * What one municipality has decided.
     *
     * @param decision the reference of its decision to purge (gallringsbeslut), without which nothing may be (IMP-17)
     * @param done how long the bytes of what has ended well, or been refused, are kept
     * @param quarantined how long bad input is kept for a person to look at; it cannot be released afterwards
     */
    public record Rule(String municipality, String decision, Duration done, Duration quarantined) {}

    /** @return how many messages lost their bytes; each round is one transaction, with a row that says under which decision */
    public int purge(Rule rule) {
        return all(rule, "R1", List.of("CONFIRMED", "DUPLICATE", "REJECTED", "RECALLED", "EXPIRED"), rule.done())
                + all(rule, "R2", List.of("QUARANTINED"), rule.quarantined());
    }

    private int all(Rule rule, String kind, List<String> states, Duration age) {
        int purged = 0;
        int round;
        do {
            round = transaction.execute(status -> some(rule, kind, states, age));
            purged += round;
        } while (round == AT_ONCE);
        return purged;
    }

    private int some(Rule rule, String kind, List<String> states, Duration age) {
        int purged = jdbc.sql(
                        "with old as (select id, payload_id from message where municipality = ? and payload_id is not null"
                                + " and state = any(?) and changed_at < clock_timestamp() - make_interval(secs => ?)"
                                + " limit ? for update skip locked),"
                                + " gone as (delete from payload p using old where p.id = old.payload_id)"
                                + " update message m set payload_id = null from old where m.id = old.id")
                .params(rule.municipality(), states.toArray(String[]::new), age.toSeconds(), AT_ONCE)
                .update();
        if (purged > 0) {
            jdbc.sql("insert into purge (municipality, kind, messages, decision) values (?, ?, ?, ?)")
                    .params(rule.municipality(), kind, purged, rule.decision())
                    .update();
        }
        return purged;
    }
}
