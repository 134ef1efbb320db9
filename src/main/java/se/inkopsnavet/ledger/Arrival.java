package se.inkopsnavet.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a route knows about bytes that a neighbour has offered.
 *
 * @param flow the flow that will handle them, such as {@code DECISION_FILE}
 * @param municipality the policy id of the municipality whose route it is
 * @param source the route's name; with the transport id it identifies the arrival
 * @param transportId the neighbour's identity of the thing: path, modification time and size; or UIDVALIDITY and UID
 * @param name what to call it in a receipt, and nowhere else: the name that its sender gave it, when no personnummer can stand in it, or a number
 * @param maxBytes the route's size cap
 * @param arrivedAt when the neighbour's own server got it, which an outage of the hub does not change; null when the transport does not say
 */
public record Arrival(
        String flow,
        String municipality,
        String source,
        String transportId,
        String name,
        long maxBytes,
        @Nullable Instant arrivedAt) {

    public Arrival(String flow, String municipality, String source, String transportId, String name, long maxBytes) {
        this(flow, municipality, source, transportId, name, maxBytes, null);
    }
}
