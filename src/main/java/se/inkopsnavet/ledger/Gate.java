package se.inkopsnavet.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * One channel's share of a node's workers: so many deliveries at once, one more worker that waits for one of them to end, and no others.
 *
 * <p>Whoever is turned away is told when to come back: each is given a turn of its own behind the one before, at the pace at which deliveries have ended
 * lately. A thousand lists to one supplier are thus asked for about once or twice each, instead of all of them several times a second.
 */
final class Gate {

    /** No more, because whoever waits holds a worker that the other channels need. */
    private static final int WAITING = 1;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final double WEIGHT_OF_THE_LATEST = 0.2;
    private static final double FIRST_GUESS_MILLIS = 50;
    /** A little early, so that there is always a worker that waits. */
    private static final double HASTE = 0.8;

    private final int parallelism;
    private final Semaphore admitted;
    private final Semaphore delivering;
    private final InstantSource clock;
    private final Runnable wake;
    private double averageMillis = FIRST_GUESS_MILLIS;
    private double nextTurnMillis;

    Gate(int parallelism, InstantSource clock, Runnable wake) {
        this.parallelism = parallelism;
        this.admitted = new Semaphore(parallelism + WAITING);
        this.delivering = new Semaphore(parallelism);
        this.clock = clock;
        this.wake = wake;
    }

    /** @return what the delivery returned, or when to come back */
    Optional<Duration> pass(Supplier<Optional<Duration>> delivery) {
        if (!admitted.tryAcquire()) {
            return Optional.of(turn());
        }
        try {
            delivering.acquireUninterruptibly();
            long begun = clock.millis();
            try {
                return delivery.get();
            } finally {
                delivering.release();
                ended(clock.millis() - begun);
            }
        } finally {
            admitted.release();
        }
    }

    private void ended(long millis) {
        if (othersWaitTheirTurn(millis)) {
            wake.run();
        }
    }

    private synchronized boolean othersWaitTheirTurn(long millis) {
        averageMillis += WEIGHT_OF_THE_LATEST * (millis - averageMillis);
        return nextTurnMillis > clock.millis();
    }

    private synchronized Duration turn() {
        long now = clock.millis();
        nextTurnMillis = Math.max(nextTurnMillis, now) + HASTE * averageMillis / parallelism;
        return Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), (long) (nextTurnMillis - now) + 1));
    }
}
