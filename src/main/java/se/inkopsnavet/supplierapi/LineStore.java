package se.inkopsnavet.supplierapi;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each interface has been read, and when it may be asked again, as rows that all nodes share. */
public class LineStore {

    private static final String WHERE = " where municipality = ? and supplier = ?";

    private final JdbcClient jdbc;

    public LineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param notBefore the interface is left alone until then, or null
     * @param lastSuccess when it last answered; at first, when the hub first tried
     * @param readAt when its lists are to be read
     */
    public record Standing(@Nullable Instant notBefore, Instant lastSuccess, Instant readAt) {

        public boolean rests(Instant now) {
            return notBefore != null && notBefore.isAfter(now);
        }
    }

    /** Creates the row at the first poll. */
    public Standing begin(String municipality, String supplier, Instant now) {
        create(municipality, supplier, now);
        return find(municipality, supplier).orElseThrow();
    }

    private void create(String municipality, String supplier, Instant now) {
        jdbc.sql("insert into supplier_line (municipality, supplier, last_success, read_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(municipality, supplier, Timestamp.from(now), Timestamp.from(now))
                .update();
    }

    public Optional<Standing> find(String municipality, String supplier) {
        return jdbc.sql("select not_before, last_success, read_at from supplier_line" + WHERE)
                .params(municipality, supplier)
                .query((row, n) -> new Standing(
                        row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    public Optional<Instant> mark(String municipality, String supplier, String list) {
        return jdbc.sql("select read_to from supplier_mark" + WHERE + " and list = ?")
                .params(municipality, supplier, list)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** In the transaction that stores what was read; a node that was paused never moves the mark back. */
    void advance(String municipality, String supplier, String list, Instant readTo) {
        jdbc.sql("insert into supplier_mark (municipality, supplier, list, read_to) values (?, ?, ?, ?)"
                        + " on conflict (municipality, supplier, list)"
                        + " do update set read_to = greatest(supplier_mark.read_to, excluded.read_to)")
                .params(municipality, supplier, list, Timestamp.from(readTo))
                .update();
    }

    /**
     * One of the supplier's own events has come. In the transaction that accepts it.
     *
     * @return whether events before it are missing, so that the lists are read at once
     */
    boolean heard(String municipality, String supplier, long sequence, Instant now) {
        create(municipality, supplier, now);
        return jdbc.sql(
                        "with before as (select municipality, supplier, heard from supplier_line" + WHERE
                                + " for no key update) update supplier_line l set heard = greatest(coalesce(l.heard, 0), ?),"
                                + " read_at = case when b.heard < ? - 1 then ? else l.read_at end from before b"
                                + " where l.municipality = b.municipality and l.supplier = b.supplier returning coalesce(b.heard < ? - 1, false)")
                .params(municipality, supplier, sequence, sequence, Timestamp.from(now), sequence)
                .query(Boolean.class)
                .single();
    }

    public void answered(String municipality, String supplier, Instant now) {
        set(municipality, supplier, "last_success", now);
    }

    public void leaveAloneUntil(String municipality, String supplier, Instant when) {
        set(municipality, supplier, "not_before", when);
    }

    /** @param began of this reading: what asked for another one meanwhile gets it */
    public void readAgainAt(String municipality, String supplier, Instant when, Instant began) {
        jdbc.sql("update supplier_line set read_at = ?" + WHERE + " and read_at <= ?")
                .params(Timestamp.from(when), municipality, supplier, Timestamp.from(began))
                .update();
    }

    /** Something has been asked for whose effect the lists will tell; a reading that is under way is not enough. */
    void readSoon(String municipality, String supplier, Instant now) {
        jdbc.sql("update supplier_line set read_at = ?" + WHERE)
                .params(Timestamp.from(now), municipality, supplier)
                .update();
    }

    private void set(String municipality, String supplier, String column, Instant when) {
        jdbc.sql("update supplier_line set " + column + " = ?" + WHERE)
                .params(Timestamp.from(when), municipality, supplier)
                .update();
    }
}
