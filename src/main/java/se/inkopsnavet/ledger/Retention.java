package se.inkopsnavet.ledger;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.FaultException;

/**
 * Deletes the bytes of messages that are done with (requirements §10.2, classes R1 and R2), and has the rooms let go of what they keep. What became of each
 * message stays in the ledger, and business keys stay too: they recognise what comes twice. Messages that wait for a person keep their bytes until the person has
 * decided.
 */
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 500;
    private static final List<String> DONE = List.of("CONFIRMED", "DUPLICATE", "REJECTED", "RECALLED", "EXPIRED");

    private final JdbcClient jdbc;
    private final Savepoints savepoints;
    private final List<Purging> rooms;

    public Retention(JdbcClient jdbc, Savepoints savepoints, List<Purging> rooms) {
        this.jdbc = jdbc;
        this.savepoints = savepoints;
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

    /**
     * One room that fails stops no other.
     *
     * @return how many messages and rows went; each round is one transaction, with a row that says under which decision
     * @throws FaultException when all the others are done: some room could not let go of what it keeps, and is to be tried again
     */
    public int purge(Rule rule) {
        List<Savepoints.Failure<String>> failures = new ArrayList<>();
        int purged = all(rule, "R1", () -> some(rule, DONE, rule.done()), failures)
                + all(rule, "R2", () -> some(rule, List.of("QUARANTINED"), rule.quarantined()), failures);
        for (Purging room : rooms) {
            purged += all(rule, room.kind(), () -> room.some(rule, AT_ONCE), failures);
        }
        failures.forEach(failure -> LOG.error(
                "municipality={} \"{}\" not purged: {} at {}",
                rule.municipality(),
                failure.one(),
                failure.fault().code(),
                failure.place()));
        if (!failures.isEmpty()) {
            throw new FaultException(failures.get(0).fault(), failures.get(0).one());
        }
        return purged;
    }

    private int all(Rule rule, String kind, IntSupplier some, List<Savepoints.Failure<String>> failures) {
        int[] round = new int[1];
        int purged = 0;
        do {
            purged += round[0];
            round[0] = 0;
            failures.addAll(savepoints.each(List.of(kind), one -> round[0] = recorded(rule, kind, some.getAsInt())));
        } while (round[0] > 0);
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
