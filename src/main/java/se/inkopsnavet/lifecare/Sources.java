package se.inkopsnavet.lifecare;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each Lifecare installation has been read, as rows that all nodes share. */
public class Sources {

    private final JdbcClient jdbc;

    public Sources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param notBefore the source asked to be left alone until then, or null
     * @param lastSuccess when it was last read without fault; at first, when the hub first tried
     * @param reconcileAt when the next reconciliation is due
     */
    public record Source(@Nullable Instant notBefore, Instant lastSuccess, Instant reconcileAt) {}

    /** Creates the row at the first poll. */
    public Source begin(String source, String municipality, Instant now) {
        jdbc.sql("insert into lifecare_source (source, municipality, last_success, reconcile_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(source, municipality, Timestamp.from(now), Timestamp.from(now))
                .update();
        return jdbc.sql("select not_before, last_success, reconcile_at from lifecare_source where source = ?")
                .param(source)
                .query((row, n) -> new Source(
                        row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()))
                .single();
    }

    public Optional<Instant> mark(String source, Entity entity) {
        return jdbc.sql("select read_to from lifecare_mark where source = ? and entity = ?")
                .params(source, entity.path())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** In the transaction that stores the last page of a window; a node that was paused never moves the mark back. */
    void advance(String source, Entity entity, Instant readTo) {
        jdbc.sql("insert into lifecare_mark (source, entity, read_to) values (?, ?, ?) on conflict (source, entity)"
                        + " do update set read_to = greatest(lifecare_mark.read_to, excluded.read_to)")
                .params(source, entity.path(), Timestamp.from(readTo))
                .update();
    }

    public void succeeded(String source, Instant now) {
        set(source, "last_success", now);
    }

    public void pauseUntil(String source, Instant when) {
        set(source, "not_before", when);
    }

    public void reconcileAgainAt(String source, Instant when) {
        set(source, "reconcile_at", when);
    }

    private void set(String source, String column, Instant when) {
        jdbc.sql("update lifecare_source set " + column + " = ? where source = ?")
                .params(Timestamp.from(when), source)
                .update();
    }
}
