package se.inkopsnavet.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the worker needs to know of an outgoing message, read under a row lock. */
record OutboxRow(
        UUID id,
        String flow,
        String municipality,
        String channel,
        String dedupId,
        State state,
        int attempts,
        @Nullable UUID payloadId,
        @Nullable String caseRef,
        boolean expired,
        boolean budgetSpent,
        boolean isFaulty) {

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject("id", UUID.class),
                row.getString("flow"),
                row.getString("municipality"),
                row.getString("channel"),
                row.getString("dedup_id"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("payload_id", UUID.class),
                row.getString("case_ref"),
                row.getBoolean("expired"),
                row.getBoolean("spent"),
                row.getBoolean("faulty"));
    }

    /** On its way out, or to be. */
    boolean isOpen() {
        return state == State.READY || state == State.SENDING || state == State.UNCERTAIN;
    }

    /** The neighbour has taken it, and what was to follow failed ({@link Aftermath.Omitted}). */
    boolean lacksItsAftermath() {
        return state == State.SENT && isFaulty;
    }

    /** On its way, and its bytes are nowhere: {@link OutboundFlow.Departure.Once}. */
    boolean isSentOnce() {
        return attempts > 0 && payloadId == null;
    }
}
