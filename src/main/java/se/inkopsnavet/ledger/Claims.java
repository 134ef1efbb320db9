package se.inkopsnavet.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which incoming messages are in which lane's hands, how they come there, and how a lane lets go of one that has not come to its end. */
public class Claims {

    /** now() and not clock_timestamp(), which no index could be asked for. */
    private static final String CLAIM = """
            with next as (
              select id from message m
               where direction = 'I' and due_at <= now() and %s and %s
                 and (order_key is null or not exists (
                   select from message earlier where earlier.order_key = m.order_key and earlier.seq < m.seq
                     and earlier.state = 'RECEIVED'))
                 and %s
               order by due_at, seq limit :most for no key update of m skip locked)
            update message m set claims = claims + 1, due_at = null, lane = :lane from next where m.id = next.id
            returning m.id, m.seq, claims, flow, municipality, payload_id, parent_id, position, progress, name, case_ref
            """;

    /** The lane has not been taken over by another node. */
    private static final String IS_ITS_OWN =
            "exists (select from scheduled_tasks t where t.task_name = :task and t.task_instance = :lane and t.version = :version)";

    private static final String IN_ITS_HANDS =
            " where id = :id and state = 'RECEIVED' and lane = :lane and " + IS_ITS_OWN;

    private static final String UNSUSPECTED = "claims = 0";
    private static final String SUSPECTED = "claims > 0 and claims >= :crashes";

    private final JdbcClient jdbc;

    public Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param claims how often a worker took the message, this time included */
    public record Claimed(int claims, Claim claim) {}

    /**
     * Commits the claims before anything is parsed, so that a message that kills the process is counted. Passed over is what another lane has, what comes
     * after an unfinished one of the same case, and what somebody has claimed before.
     */
    List<Claimed> claim(Lane lane, int most) {
        return claimed(UNSUSPECTED, lane, most, 0);
    }

    /** One that was claimed that often already, by somebody who never came back: a process that died, or stands still. */
    Optional<Claimed> claimSuspected(Lane lane, int crashes) {
        return claimed(SUSPECTED, lane, 1, crashes).stream().findFirst();
    }

    boolean areSuspectedDue(Lane lane, int crashes) {
        return jdbc.sql("select exists (select from message where direction = 'I' and due_at <= now() and claims > 0"
                        + " and claims >= :crashes and " + lane.share() + ")")
                .param("crashes", crashes)
                .param("queue", lane.queue())
                .query(Boolean.class)
                .single();
    }

    private List<Claimed> claimed(String which, Lane lane, int most, int crashes) {
        return of(lane, CLAIM.formatted(which, lane.share(), IS_ITS_OWN))
                .param("queue", lane.queue())
                .param("most", most)
                .param("crashes", crashes)
                .query((row, n) -> Map.entry(row.getLong("seq"), claimed(row)))
                .list()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getInt("claims"),
                new Claim(
                        row.getObject("id", UUID.class),
                        row.getString("flow"),
                        row.getString("municipality"),
                        row.getObject("payload_id", UUID.class),
                        row.getObject("parent_id", UUID.class),
                        row.getInt("position"),
                        row.getInt("progress"),
                        row.getString("name"),
                        row.getString("case_ref")));
    }

    /**
     * What was in the lane's hands when it was last worked on waits again.
     *
     * @param innocent of these it is known that nothing happened: their claim is taken back
     * @param pause before the others, which are suspected, may be handled
     */
    void takeBack(Lane lane, Collection<UUID> innocent, Duration pause) {
        of(
                        lane,
                        "update message set lane = null, claims = claims - case when id = any(:innocent) then 1 else 0 end,"
                                + " due_at = now() + case when id = any(:innocent) then interval '0' else make_interval(secs => :pause) end"
                                + " where lane = :lane and direction = 'I' and " + IS_ITS_OWN)
                .param("innocent", innocent.toArray(UUID[]::new))
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }

    private JdbcClient.StatementSpec of(Lane lane, String sql) {
        return jdbc.sql(sql)
                .param("task", lane.task())
                .param("lane", lane.instance())
                .param("version", lane.version());
    }

    /** A controlled failure is no crash: takes the claim back and counts an attempt instead. @throws HandledElsewhere when the lane has it no more */
    int failedAttempt(Lane lane, UUID id) {
        return of(
                        lane,
                        "update message set claims = greatest(claims - 1, 0), attempts = attempts + 1" + IN_ITS_HANDS
                                + " returning attempts")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(HandledElsewhere::new);
    }

    /** That it comes back is no sign of a crash. @throws HandledElsewhere when the lane has it no more */
    void waitedForParts(Lane lane, UUID id) {
        HandledElsewhere.unlessFound(of(lane, "update message set claims = 0" + IN_ITS_HANDS)
                .param("id", id)
                .update());
    }

    /** Its lane lets go of it; after the pause whichever lane is free takes it. @throws HandledElsewhere when the lane has it no more */
    void comeBack(Lane lane, UUID id, Duration pause) {
        HandledElsewhere.unlessFound(of(
                        lane,
                        "update message set lane = null, due_at = clock_timestamp() + make_interval(secs => :pause)"
                                + IN_ITS_HANDS)
                .param("id", id)
                .param("pause", pause.toMillis() / 1000.0)
                .update());
    }
}
