package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Map;

/**
 * How long delivery is tried before a message is parked (reliability report §2.0 R8): a text message is of use for hours, a list for days.
 *
 * @param otherwise of flows that have none of their own
 * @param own by flow
 */
public record RetryBudgets(Duration otherwise, Map<String, Duration> own) {

    Duration of(String flow) {
        return own.getOrDefault(flow, otherwise);
    }
}
