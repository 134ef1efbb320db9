package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Doubling, capped, and spread over the upper half. */
class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15));

    @Property
    void pauseLiesInTheUpperHalfOfItsCeiling(@ForAll @IntRange(min = 1, max = 1_000_000) int attempts) {
        long ceiling = attempts > 8 ? 900_000 : Math.min(900_000, 5_000L << (attempts - 1));
        assertThat(backoff.after(attempts).toMillis()).isBetween(ceiling / 2, ceiling);
    }
}
