package se.inkopsnavet.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;

/** Rows of incoming messages and the moves between their states. */
public class Messages {

    private static final String CLAIM = """
            update message m set claims = claims + 1
            where id = :id and state = 'RECEIVED' and claims <= :claims
              and (order_key is null or not exists (
                select from message earlier where earlier.order_key = m.order_key and earlier.seq < m.seq
                  and earlier.state = 'RECEIVED'))
            returning claims, flow, municipality, payload_id, parent_id, position, progress, name, case_ref
            """;

    private final JdbcClient jdbc;

    public Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param claims how often a worker took the message, this time included */
    public record Claimed(int claims, Claim claim) {}

    void insertArrival(UUID id, Arrival arrival, UUID receipt, PayloadStore.Stored payload) {
        jdbc.sql("insert into message (id, direction, flow, municipality, state, name, receipt_id, payload_id, sha256)"
                        + " values (?, 'I', ?, ?, 'RECEIVED', ?, ?, ?, ?)")
                .params(
                        id,
                        arrival.flow(),
                        arrival.municipality(),
                        arrival.name(),
                        receipt,
                        payload.id(),
                        payload.sha256())
                .update();
    }

    /**
     * Commits the claim before anything is parsed, so that a message that kills the process is counted. Empty: finished, or an earlier one of the same
     * case is not. Touches no indexed column, so that a claim costs no index entry.
     */
    Optional<Claimed> claim(UUID id) {
        return claim(id, Integer.MAX_VALUE);
    }

    /** Claims only what no other worker has claimed before. */
    Optional<Claimed> claimUnsuspected(UUID id) {
        return claim(id, 0);
    }

    /** How often a worker claimed the message and never came back: its process died, or stands still. 0 when it is not to be handled. */
    int crashes(UUID id) {
        return jdbc.sql("select claims from message where id = ? and state = 'RECEIVED'")
                .param(id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private Optional<Claimed> claim(UUID id, int claimsSoFar) {
        return jdbc.sql(CLAIM)
                .param("id", id)
                .param("claims", claimsSoFar)
                .query((row, n) -> new Claimed(
                        row.getInt("claims"),
                        new Claim(
                                id,
                                row.getString("flow"),
                                row.getString("municipality"),
                                row.getObject("payload_id", UUID.class),
                                row.getObject("parent_id", UUID.class),
                                row.getInt("position"),
                                row.getInt("progress"),
                                row.getString("name"),
                                row.getString("case_ref"))))
                .optional();
    }

    public Optional<State> state(UUID id) {
        return jdbc.sql("select state from message where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    /** In the transaction of the effect. Takes effect only on a message that is still being handled. */
    public void finish(UUID id, Outcome outcome, @Nullable String policy) {
        jdbc.sql("update message set state = ?, fault = ?, place = ?, case_ref = coalesce(?, case_ref), policy = ?,"
                        + " changed_at = clock_timestamp() where id = ? and state = 'RECEIVED'")
                .params(
                        outcome.state().name(),
                        outcome.fault() == null ? null : outcome.fault().name(),
                        outcome.place(),
                        outcome.caseRef(),
                        policy,
                        id)
                .update();
    }

    /** A controlled failure is no crash: takes the claim back and counts an attempt instead. */
    int failedAttempt(UUID id) {
        return jdbc.sql(
                        "update message set claims = greatest(claims - 1, 0), attempts = attempts + 1 where id = ? returning attempts")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Whether something that was accepted from the case systems is still to be decided; what fails again and again does not count. */
    public boolean areUndecided(String municipality, String flow) {
        return jdbc.sql("select exists (select from message where state = 'RECEIVED' and flow = ? and municipality = ?"
                        + " and attempts < 3 and not parts_complete)")
                .params(flow, municipality)
                .query(Boolean.class)
                .single();
    }

    /** Of the bytes as they arrived, lower-case hex. */
    public String sha256(UUID id) {
        return jdbc.sql("select sha256 from message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** When the neighbour's server had it; where that is not known, when the hub accepted it. */
    public Instant arrivedAt(UUID id) {
        return jdbc.sql(
                        "select coalesce(r.arrived_at, r.received_at) from message m join receipt r on r.id = m.receipt_id"
                                + " where m.id = ?")
                .param(id)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    void waitedForParts(UUID id) {
        jdbc.sql("update message set claims = 0 where id = ?").param(id).update();
    }

    /** The same record has come anew: what waited for a person under its earlier state needs nobody any more. */
    public void overtaken(UUID earlier, UUID by) {
        String which = "id = :earlier and state in ('HELD', 'PARKED', 'QUARANTINED')";
        forget(which, Fault.STALE_VERSION, "earlier", earlier, by);
    }

    /** A newer version has been decided: what waited for a person under the older one needs nobody any more. */
    public void supersede(String caseRef, UUID by) {
        forget("case_ref = :caseRef and state = 'HELD'", Fault.STALE_VERSION, "caseRef", caseRef, by);
    }

    /** Nothing that was kept about a person for somebody to look at stays when the person turns out to be protected (requirements §10.2 R2). */
    public void forgetPerson(String caseRef, UUID by) {
        String kept = "state in ('HELD', 'PARKED', 'QUARANTINED') and ";
        forget(kept + "case_ref = :caseRef", Fault.PROTECTED_IDENTITY, "caseRef", caseRef, by);
        forget(
                kept + "order_key = (select order_key from message where id = :by)",
                Fault.PROTECTED_IDENTITY,
                "caseRef",
                caseRef,
                by);
    }

    private void forget(String which, Fault why, String name, Object value, UUID by) {
        jdbc.sql("with old as (select id, payload_id from message where direction = 'I' and id <> :by and " + which
                        + "),"
                        + " gone as (delete from payload p using old where p.id = old.payload_id)"
                        + " update message m set state = 'EXPIRED', fault = :fault, payload_id = null, changed_at = clock_timestamp()"
                        + " from old where m.id = old.id")
                .param("by", by)
                .param(name, value)
                .param("fault", why.name())
                .update();
    }

    /** A person has decided: the message is handled again from the start. @return false when it does not wait for anybody */
    public boolean release(UUID id) {
        return jdbc.sql(
                                "update message set state = 'RECEIVED', fault = null, place = null, claims = 0, attempts = 0, changed_at = clock_timestamp()"
                                        + " where id = ? and direction = 'I' and payload_id is not null and state in ('HELD', 'PARKED', 'QUARANTINED')")
                        .param(id)
                        .update()
                == 1;
    }

    /** Forgets the bytes of a message that must not be kept (protected, denied) or is done with. */
    public Optional<UUID> forgetPayload(UUID id) {
        return jdbc.sql(
                        "update message m set payload_id = null from (select payload_id from message where id = :id for update) old"
                                + " where m.id = :id and old.payload_id is not null returning old.payload_id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }
}
