package se.inkopsnavet.ledger;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the bytes of messages that are done with (requirements §10.2, classes R1 and R2), and has the rooms let go of what they keep. What became of each
 * message stays in the ledger, and business keys stay too: they recognise what comes twice. Messages that wait for a person keep their bytes until the person has
 * decided.
 */
public class Retention {

    private static final int AT_ONCE = 500;
    private static final List<String> DONE = List.of("CONFIRMED", "DUPLICATE", "REJECTED", "RECALLED", "EXPIRED");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<Purging> rooms;

    public Retention(JdbcClient jdbc, TransactionTemplate transaction, List<Purging> rooms) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rooms = List.copyOf(rooms);
    }

    /**
     * What one municipality has decided.
     *
     * @param decision the reference of its decision to purge (gallringsbeslut), without which nothing may be (IMP-17)
     * @param done how long the bytes of what has ended well, or been refused, are kept
     * @param quarantined how long bad input is kept for a person to look at; it cannot be released afterwards
     * @param cases how long the rooms keep what belongs to a case that is over
     * @param consents how long consents are kept after that, and after the last word about them; null: until it is decided
     * @param disclosures how long the ledger of disclosures is kept
     */
    public record Rule(
            String municipality,
            String decision,
            Duration done,
            Duration quarantined,
            Period cases,
            @Nullable Period consents,
            Period disclosures) {}

    /** @return how many messages and rows went; each round is one transaction, with a row that says under which decision */
    public int purge(Rule rule) {
        int purged = all(rule, "R1", () -> some(rule, DONE, rule.done()))
                + all(rule, "R2", () -> some(rule, List.of("QUARANTINED"), rule.quarantined()));
        for (Purging room : rooms) {
            purged += all(rule, room.kind(), () -> room.some(rule, AT_ONCE));
        }
        return purged;
    }

    private int all(Rule rule, String kind, IntSupplier some) {
        int purged = 0;
        int round;
        do {
            round = transaction.execute(status -> recorded(rule, kind, some.getAsInt()));
            purged += round;
        } while (round > 0);
        return purged;
    }

    private int recorded(Rule rule, String kind, int purged) {
        if (purged > 0) {
            jdbc.sql("insert into purge (municipality, kind, messages, decision) values (?, ?, ?, ?)")
                    .params(rule.municipality(), kind, purged, rule.decision())
                    .update();
        }
        return purged;
    }

    private int some(Rule rule, List<String> states, Duration age) {
        return jdbc.sql(
                        "with old as (select id, payload_id from message where municipality = ? and payload_id is not null"
                                + " and state = any(?) and changed_at < clock_timestamp() - make_interval(secs => ?)"
                                + " limit ? for update skip locked),"
                                + " gone as (delete from payload p using old where p.id = old.payload_id)"
                                + " update message m set payload_id = null from old where m.id = old.id")
                .params(rule.municipality(), states.toArray(String[]::new), age.toSeconds(), AT_ONCE)
                .update();
    }
}
