package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential back-off with full jitter in its upper half, so that a thousand messages to a peer that was down do not return together.
 *
 * @param first pause after the first failure
 * @param cap longest pause
 */
public record Backoff(Duration first, Duration cap) {

    /** @param attempts failures so far, at least 1 */
    public Duration after(int attempts) {
        long ceiling = Math.min(cap.toMillis(), first.toMillis() << Math.min(attempts - 1, 20));
        return Duration.ofMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }
}
