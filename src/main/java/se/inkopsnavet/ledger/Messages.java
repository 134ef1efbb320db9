package se.inkopsnavet.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;

/** Rows of incoming messages and the moves between their states. */
public class Messages {

    private static final String FINISHED =
            "state = :state, fault = :fault, place = :place, case_ref = coalesce(:caseRef, case_ref),"
                    + " policy = :policy, due_at = null, lane = null, changed_at = clock_timestamp()";

    private final JdbcClient jdbc;

    public Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertArrival(UUID id, Arrival arrival, UUID receipt, UUID payload) {
        jdbc.sql("insert into message (id, direction, flow, municipality, state, name, receipt_id, payload_id, due_at)"
                        + " values (?, 'I', ?, ?, 'RECEIVED', ?, ?, ?, now())")
                .params(id, arrival.flow(), arrival.municipality(), arrival.name(), receipt, payload)
                .update();
    }

    public Optional<State> state(UUID id) {
        return jdbc.sql("select state from message where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    /** In the transaction of the effect. @throws HandledElsewhere when the message has come to its end already: the effect is not to be had twice */
    public void finish(UUID id, Outcome outcome, @Nullable String policy) {
        finished("update message set " + FINISHED + " where id = :id and state = 'RECEIVED'", id, outcome, policy);
    }

    /** The same, and the bytes are not kept: they must not be, or nobody needs them any more. Not for what is stored under a key of its own. */
    public void finishAndForget(UUID id, Outcome outcome, @Nullable String policy) {
        finished(
                "with old as (select id, payload_id from message where id = :id and state = 'RECEIVED' for no key update),"
                        + " gone as (delete from payload p using old where p.id = old.payload_id)"
                        + " update message m set payload_id = null, " + FINISHED + " from old where m.id = old.id",
                id,
                outcome,
                policy);
    }

    private void finished(String sql, UUID id, Outcome outcome, @Nullable String policy) {
        HandledElsewhere.unlessFound(jdbc.sql(sql)
                .param("id", id)
                .param("state", outcome.state().name())
                .param("fault", outcome.fault() == null ? null : outcome.fault().name())
                .param("place", outcome.place())
                .param("caseRef", outcome.caseRef())
                .param("policy", policy)
                .update());
    }

    /** Whether something that was accepted from the case systems is still to be decided; what fails again and again does not count. */
    public boolean areUndecided(String municipality, String... flows) {
        return jdbc.sql("select exists (select from message where undecided and flow = any(?) and municipality = ?"
                        + " and attempts < 3 and not parts_complete)")
                .params(flows, municipality)
                .query(Boolean.class)
                .single();
    }

    /** What to call it in a receipt; empty when it has no name. */
    public String name(UUID id) {
        return jdbc.sql("select coalesce(name, '') from message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** From whom it came, as its transport called it; empty for a part of another message. */
    public Optional<String> source(UUID id) {
        return jdbc.sql("select r.source from message m join receipt r on r.id = m.receipt_id where m.id = ?")
                .param(id)
                .query(String.class)
                .optional();
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

    /** The same record has come anew: what waited for a person under its earlier state needs nobody any more. */
    public void overtaken(UUID earlier, UUID by) {
        String which = "id = :earlier and state in ('HELD', 'PARKED', 'QUARANTINED')";
        forget(which, Fault.STALE_VERSION, "earlier", earlier, by);
    }

    /** A newer version has been decided: what waited for a person under the older one needs nobody any more. */
    public void supersede(String caseRef, UUID by) {
        String underIt = "case_ref = :caseRef and state = 'HELD' and flow = (select flow from message where id = :by)";
        forget(underIt, Fault.STALE_VERSION, "caseRef", caseRef, by);
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
                                "update message set state = 'RECEIVED', fault = null, place = null, claims = 0, attempts = 0, due_at = now(),"
                                        + " changed_at = clock_timestamp()"
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
