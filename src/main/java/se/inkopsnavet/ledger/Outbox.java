package se.inkopsnavet.ledger;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of outgoing messages, their attempts, and the moves between their states. */
public class Outbox {

    private final JdbcClient jdbc;
    private final PayloadStore payloads;
    private final Agenda agenda;
    private final Duration budget;

    /** @param budget how long delivery is tried before the message is parked */
    public Outbox(JdbcClient jdbc, PayloadStore payloads, Agenda agenda, Duration budget) {
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.agenda = agenda;
        this.budget = budget;
    }

    /** What the worker needs to know, read under a row lock. */
    record Row(
            UUID id,
            String flow,
            String municipality,
            String channel,
            String dedupId,
            State state,
            int attempts,
            @Nullable UUID payloadId,
            @Nullable String sha256,
            @Nullable String caseRef,
            boolean expired,
            boolean budgetSpent) {

        /** On its way, and its bytes are nowhere: {@link OutboundFlow.Departure.Once}. */
        boolean isSentOnce() {
            return attempts > 0 && payloadId == null;
        }
    }

    /** In the transaction that decides to send. A repeated dedup id is the same intent again: nothing happens. */
    public void enqueue(Outgoing outgoing) {
        PayloadStore.Stored stored = outgoing.bytes() == null ? null : payloads.write(outgoing.bytes());
        int inserted = jdbc.sql(
                        "insert into message (id, direction, flow, municipality, state, channel, dedup_id, case_ref, payload_id, sha256,"
                                + " give_up_at, expires_at) values (?, 'O', ?, ?, 'READY', ?, ?, ?, ?, ?,"
                                + " clock_timestamp() + make_interval(secs => ?), ?) on conflict do nothing")
                .params(
                        outgoing.id(),
                        outgoing.flow(),
                        outgoing.municipality(),
                        outgoing.channel(),
                        outgoing.dedupId(),
                        outgoing.caseRef(),
                        stored == null ? null : stored.id(),
                        stored == null ? null : stored.sha256(),
                        budget.toSeconds(),
                        outgoing.expiresAt() == null ? null : Timestamp.from(outgoing.expiresAt()))
                .update();
        if (inserted == 1) {
            agenda.deliver(outgoing.id(), Instant.now());
        }
    }

    /** Locks an outgoing message; whoever also changes its batch, cases or rows does so after this. */
    public Optional<State> lockState(UUID id) {
        return lock(id).map(Row::state);
    }

    Optional<Row> lock(UUID id) {
        return jdbc.sql(
                        "select id, flow, municipality, channel, dedup_id, state, attempts, payload_id, sha256, case_ref,"
                                + " coalesce(expires_at < clock_timestamp(), false) expired, give_up_at < clock_timestamp() spent"
                                + " from message where id = ? and direction = 'O' for no key update")
                .param(id)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("flow"),
                        row.getString("municipality"),
                        row.getString("channel"),
                        row.getString("dedup_id"),
                        State.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        row.getObject("payload_id", UUID.class),
                        row.getString("sha256"),
                        row.getString("case_ref"),
                        row.getBoolean("expired"),
                        row.getBoolean("spent")))
                .optional();
    }

    /** What was built at the door, in the transaction that also says SENDING. */
    void built(UUID id, String dedupId, PayloadStore.Stored stored) {
        jdbc.sql("update message set dedup_id = ?, payload_id = ?, sha256 = ? where id = ?")
                .params(dedupId, stored.id(), stored.sha256(), id)
                .update();
    }

    /** What is sent once and stored nowhere. */
    void builtOnce(UUID id, String dedupId, String sha256) {
        jdbc.sql("update message set dedup_id = ?, sha256 = ? where id = ?")
                .params(dedupId, sha256, id)
                .update();
    }

    /** SENDING and the attempt, before the first byte. */
    void begin(UUID id, int attempt) {
        jdbc.sql("update message set state = 'SENDING', attempts = ?, changed_at = clock_timestamp() where id = ?")
                .params(attempt, id)
                .update();
        jdbc.sql("insert into attempt (message_id, n) values (?, ?)")
                .params(id, attempt)
                .update();
    }

    /** Whether some attempt reached the neighbour, or ended without anybody knowing how. */
    public boolean mayHaveLeft(UUID id) {
        return jdbc.sql(
                        "select exists (select from attempt where message_id = ? and (ended_at is null or outcome in ('UNKNOWN', 'DELIVERED')))")
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

    /** The outcome of the attempt, after the last byte. */
    void end(UUID id, int attempt, Outcome outcome, String word, @Nullable String peerReference) {
        jdbc.sql(
                        "update attempt set ended_at = clock_timestamp(), outcome = ?, fault = ?, peer_reference = ? where message_id = ? and n = ?")
                .params(word, fault(outcome), peerReference, id, attempt)
                .update();
        move(id, outcome);
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
        return jdbc.sql("select exists (select from attempt where message_id = ? and outcome = 'DELIVERED')")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Only from a state in which the message is on its way out; a confirmed one stays confirmed. */
    public void move(UUID id, Outcome outcome) {
        jdbc.sql(
                        "update message set state = ?, fault = ?, place = ?, changed_at = clock_timestamp()"
                                + " where id = ? and direction = 'O' and state in ('READY', 'SENDING', 'SENT', 'UNCERTAIN', 'HELD', 'PARKED')")
                .params(outcome.state().name(), fault(outcome), outcome.place(), id)
                .update();
    }

    /** A person has mended what was wrong: the same bytes go again, under the same id, with a new budget. In the caller's transaction. */
    public boolean release(UUID id) {
        boolean released = jdbc.sql(
                                "update message set state = 'READY', fault = null, place = null, changed_at = clock_timestamp(),"
                                        + " give_up_at = clock_timestamp() + make_interval(secs => ?)"
                                        + " where id = ? and direction = 'O' and state in ('HELD', 'PARKED', 'UNCERTAIN')")
                        .params(budget.toSeconds(), id)
                        .update()
                == 1;
        if (released) {
            agenda.redeliver(id, Instant.now());
        }
        return released;
    }

    byte[] bytes(UUID payloadId) {
        return payloads.read(payloadId);
    }

    PayloadStore.Stored store(byte[] bytes) {
        return payloads.write(bytes);
    }

    private static @Nullable String fault(Outcome outcome) {
        return outcome.fault() == null ? null : outcome.fault().name();
    }
}
