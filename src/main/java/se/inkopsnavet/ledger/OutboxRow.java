package se.inkopsnavet.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the worker needs to know of an outgoing message, read under a row lock.
 *
 * @param asks how often the neighbour has been asked what became of the latest attempt
 * @param budgetLeft until delivery is given up, by the database's clock; negative when that has passed
 */
record OutboxRow(
        UUID id,
        String flow,
        String municipality,
        String channel,
        String dedupId,
        State state,
        int attempts,
        int asks,
        @Nullable UUID payloadId,
        @Nullable String caseRef,
        boolean expired,
        Duration budgetLeft,
        boolean isFaulty) {

    static final String COLUMNS =
            "id, flow, municipality, channel, dedup_id, state, attempts, asks, payload_id, case_ref,"
                    + " coalesce(expires_at < clock_timestamp(), false) expired,"
                    + " coalesce(extract(epoch from give_up_at - clock_timestamp()), 0) budget_left, fault is not null faulty";

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject("id", UUID.class),
                row.getString("flow"),
                row.getString("municipality"),
                row.getString("channel"),
                row.getString("dedup_id"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("asks"),
                row.getObject("payload_id", UUID.class),
                row.getString("case_ref"),
                row.getBoolean("expired"),
                Duration.ofMillis((long) Math.ceil(1000 * row.getDouble("budget_left"))),
                row.getBoolean("faulty"));
    }

    boolean isBudgetSpent() {
        return budgetLeft.isNegative();
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
