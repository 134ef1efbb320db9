package se.inkopsnavet.ledger;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of outgoing messages, their attempts, and the moves between their states. */
public class Outbox {

    /** The lane has not been taken over by another node. */
    private static final String IS_ITS_OWN =
            " and exists (select from scheduled_tasks t where t.task_name = :task and t.task_instance = :lane and t.version = :version)";

    private static final String HELD = " m.lane = :lane and m.direction = 'O'" + IS_ITS_OWN;

    private final JdbcClient jdbc;
    private final PayloadStore payloads;
    private final Agenda agenda;
    private final RetryBudgets budgets;
    private final Marks marks;

    public Outbox(JdbcClient jdbc, PayloadStore payloads, Agenda agenda, RetryBudgets budgets, Marks marks) {
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.agenda = agenda;
        this.budgets = budgets;
        this.marks = marks;
    }

    /** In the transaction that decides to send. @return false for a repeated id or dedup id: it is the same intent again, and nothing happens */
    public boolean enqueue(Outgoing outgoing) {
        return enqueue(outgoing, outgoing.bytes() == null ? null : out -> out.write(outgoing.bytes()));
    }

    /** @param content instead of the bytes: it is stored as it is made */
    public boolean enqueue(Outgoing outgoing, PayloadStore.@Nullable Content content) {
        PayloadStore.Stored stored = content == null ? null : payloads.write(content);
        int inserted = jdbc.sql(
                        "insert into message (id, direction, flow, municipality, state, channel, dedup_id, case_ref, payload_id, content_mark,"
                                + " give_up_at, expires_at, due_at) values (?, 'O', ?, ?, 'READY', ?, ?, ?, ?, ?,"
                                + " clock_timestamp() + make_interval(secs => ?), ?, now()) on conflict do nothing")
                .params(
                        outgoing.id(),
                        outgoing.flow(),
                        outgoing.municipality(),
                        outgoing.channel(),
                        outgoing.dedupId(),
                        outgoing.caseRef(),
                        stored == null ? null : stored.id(),
                        stored == null ? null : marks.ofContent(outgoing.municipality(), stored.sha256()),
                        budgets.of(outgoing.flow()).toSeconds(),
                        outgoing.expiresAt() == null ? null : Timestamp.from(outgoing.expiresAt()))
                .update();
        if (inserted == 1) {
            agenda.deliver(outgoing.channel());
        }
        return inserted == 1;
    }

    /**
     * Messages that are drawn up when it is their turn, each under the id that is also its dedup id until then. In the transaction that decides to send.
     *
     * @param ids new ones
     */
    public void line(String flow, String municipality, String channel, Collection<UUID> ids) {
        jdbc.sql("insert into message (id, direction, flow, municipality, state, channel, dedup_id, give_up_at, due_at)"
                        + " select id, 'O', ?, ?, 'READY', ?, id::text, clock_timestamp() + make_interval(secs => ?), now()"
                        + " from unnest(?) with ordinality as new (id, n) order by n")
                .params(flow, municipality, channel, budgets.of(flow).toSeconds(), ids.toArray(UUID[]::new))
                .update();
        agenda.deliver(channel);
    }

    /** Locks an outgoing message; whoever also changes its batch, cases or rows does so after this. */
    public Optional<State> lockState(UUID id) {
        return lock(id).map(OutboxRow::state);
    }

    Optional<OutboxRow> lock(UUID id) {
        return jdbc.sql("select " + OutboxRow.COLUMNS
                        + " from message m where id = ? and direction = 'O' for no key update")
                .param(id)
                .query((row, n) -> OutboxRow.of(row))
                .optional();
    }

    /**
     * Locks the message that has been due longest of those that no other lane is just taking.
     *
     * @param waiting flows that are not to leave yet
     */
    Optional<OutboxRow> next(Lane lane, Collection<String> waiting) {
        return jdbc.sql("select " + OutboxRow.COLUMNS
                        + " from message m where direction = 'O' and channel = :channel and due_at <= now() and flow <> all(:waiting)"
                        + IS_ITS_OWN
                        + " order by due_at, seq limit 1 for no key update of m skip locked")
                .param("channel", lane.queue())
                .param("waiting", waiting.toArray(String[]::new))
                .param("task", lane.task())
                .param("lane", lane.instance())
                .param("version", lane.version())
                .query((row, n) -> OutboxRow.of(row))
                .optional();
    }

    /** What was in the lane's hands when it was last worked on: its process died, or the database went away. Nobody knows what became of it. */
    List<UUID> inTheHandsOf(Lane lane) {
        return held("select id from message m where" + HELD + " order by seq", lane)
                .query(UUID.class)
                .list();
    }

    /** Locks it, if it still is: whoever was taken for dead and wakes up would ask about what its heir is sending just now. */
    Optional<OutboxRow> inTheHandsOf(Lane lane, UUID id) {
        return held(
                        "select " + OutboxRow.COLUMNS + " from message m where m.id = :id and" + HELD
                                + " for no key update of m",
                        lane)
                .param("id", id)
                .query((row, n) -> OutboxRow.of(row))
                .optional();
    }

    private JdbcClient.StatementSpec held(String sql, Lane lane) {
        return jdbc.sql(sql)
                .param("task", lane.task())
                .param("lane", lane.instance())
                .param("version", lane.version());
    }

    /** SENDING and the attempt, before the first byte, and what is to be sent. */
    void begin(Lane lane, OutboxRow row, int attempt, String dedupId, PayloadStore.Stored stored) {
        begin(", dedup_id = :dedupId, payload_id = :payload, content_mark = :mark", lane, row.id(), attempt)
                .param("dedupId", dedupId)
                .param("payload", stored.id())
                .param("mark", marks.ofContent(row.municipality(), stored.sha256()))
                .update();
    }

    /** SENDING and the attempt, before the first byte of what is sent once and stored nowhere. */
    void beginOnce(Lane lane, OutboxRow row, int attempt, String dedupId, String sha256) {
        begin(", dedup_id = :dedupId, content_mark = :mark", lane, row.id(), attempt)
                .param("dedupId", dedupId)
                .param("mark", marks.ofContent(row.municipality(), sha256))
                .update();
    }

    /** SENDING and the attempt, before the first byte of what is stored already. */
    void begin(Lane lane, UUID id, int attempt) {
        begin("", lane, id, attempt).update();
    }

    private JdbcClient.StatementSpec begin(String more, Lane lane, UUID id, int attempt) {
        return jdbc.sql(
                        "with begun as (update message set state = 'SENDING', attempts = :attempt, asks = 0, due_at = null, lane = :lane,"
                                + " changed_at = clock_timestamp()" + more + " where id = :id returning id)"
                                + " insert into attempt (message_id, n) select id, :attempt from begun")
                .param("attempt", attempt)
                .param("lane", lane.instance())
                .param("id", id);
    }

    /** To ask about its latest attempt; nobody else does meanwhile. */
    void ask(Lane lane, UUID id) {
        jdbc.sql("update message set due_at = null, lane = ?, asks = asks + 1 where id = ?")
                .params(lane.instance(), id)
                .update();
    }

    /** Whether some attempt reached the neighbour, or ended without anybody knowing how. */
    public boolean mayHaveLeft(UUID id) {
        String seen =
                "select from attempt where message_id = ? and (ended_at is null or outcome in ('UNKNOWN', 'DELIVERED'))";
        return exists(seen, id);
    }

    private boolean exists(String sql, UUID id) {
        return jdbc.sql("select exists (" + sql + ")")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /**
     * What is known of the attempts so far.
     *
     * @param unseen how many ended without anybody knowing how
     * @param sinceLast time since the latest began, by the database's clock
     */
    public record Attempts(int unseen, Duration sinceLast) {}

    public Attempts attempts(UUID id) {
        return jdbc.sql(
                        "select count(*) filter (where ended_at is null or outcome = 'UNKNOWN'),"
                                + " coalesce(extract(epoch from clock_timestamp() - max(started_at)), 0) from attempt where message_id = ?")
                .param(id)
                .query((row, n) -> new Attempts(row.getInt(1), Duration.ofMillis((long) (row.getDouble(2) * 1000))))
                .single();
    }

    /** The outcome of the attempt, after the last byte; it ended when nobody knew how, not when it was found out. @param pause until the message is due again, or null when it is not by itself */
    void end(
            UUID id,
            int attempt,
            Outcome outcome,
            String word,
            @Nullable String peerReference,
            @Nullable Duration pause) {
        move(
                        "with ended as (update attempt set ended_at = coalesce(ended_at, clock_timestamp()), outcome = :word, fault = :fault, peer_reference = :peer"
                                + " where message_id = :id and n = :attempt) ",
                        id,
                        outcome,
                        pause)
                .param("word", word)
                .param("peer", peerReference)
                .param("attempt", attempt)
                .update();
    }

    /** A person has asked the neighbour, which has what the latest attempt sent. */
    void vouchedFor(UUID id, int attempt, Outcome outcome) {
        jdbc.sql("update attempt set ended_at = coalesce(ended_at, clock_timestamp()), outcome = 'DELIVERED',"
                        + " peer_reference = 'asked' where message_id = ? and n = ?")
                .params(id, attempt)
                .update();
        move(id, outcome);
    }

    /** Whether some attempt is known to have reached the neighbour. */
    public boolean hasArrived(UUID id) {
        return exists("select from attempt where message_id = ? and outcome = 'DELIVERED'", id);
    }

    /** Only from a state in which the message is on its way out; a confirmed one stays confirmed. It is in nobody's hands any more. */
    public void move(UUID id, Outcome outcome) {
        move("", id, outcome, null).update();
    }

    private JdbcClient.StatementSpec move(String first, UUID id, Outcome outcome, @Nullable Duration pause) {
        return jdbc.sql(
                        first + "update message set state = :state, fault = :fault, place = :place, lane = null,"
                                + " due_at = clock_timestamp() + make_interval(secs => :pause::double precision), changed_at = clock_timestamp()"
                                + " where id = :id and direction = 'O' and state in ('READY', 'SENDING', 'SENT', 'UNCERTAIN', 'HELD', 'PARKED')")
                .param("id", id)
                .param("state", outcome.state().name())
                .param("fault", outcome.fault() == null ? null : outcome.fault().name())
                .param("place", outcome.place())
                .param("pause", pause == null ? null : pause.toMillis() / 1000.0);
    }

    /**
     * Looked at before everything else that waits for the channel, instead of when it is its turn: something that it says may no longer be so. One that is
     * under way just now is left alone. Waits for no lock, since whoever asks holds a case.
     */
    public void soon(UUID id) {
        jdbc.sql(
                        "update message set due_at = now() - interval '1 day' where id = (select id from message where id = ?"
                                + " and direction = 'O' and state = 'READY' and due_at is not null for no key update skip locked) returning channel")
                .param(id)
                .query(String.class)
                .optional()
                .ifPresent(agenda::deliver);
    }

    /** Nobody waits any more for the answer to what was sent: it is done. Waits for no lock, like {@link #soon}. */
    public void unawaited(UUID id) {
        jdbc.sql(
                        "update message set state = 'CONFIRMED', changed_at = clock_timestamp() where id = (select id from message where id = ?"
                                + " and direction = 'O' and state = 'SENT' for no key update skip locked)")
                .param(id)
                .update();
    }

    /** A person has mended what was wrong: the same bytes go again, under the same id, with a new budget. In the caller's transaction. */
    public boolean release(UUID id) {
        Optional<String> channel = lock(id).flatMap(row -> jdbc.sql(
                        "update message set state = 'READY', fault = null, place = null, lane = null, due_at = now(), changed_at = clock_timestamp(),"
                                + " give_up_at = clock_timestamp() + make_interval(secs => ?)"
                                + " where id = ? and direction = 'O' and state in ('HELD', 'PARKED', 'UNCERTAIN') returning channel")
                .params(budgets.of(row.flow()).toSeconds(), id)
                .query(String.class)
                .optional());
        channel.ifPresent(agenda::deliver);
        return channel.isPresent();
    }

    PayloadStore payloads() {
        return payloads;
    }
}
