package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What one channel leads over, or several, such as a municipality's one mail server: however many they are, a server that hangs keeps no more than the line's share
 * of this node's workers. In memory, since it decides nothing but when a lane comes back; what waits in the lane is not touched.
 */
final class Line {

    /** Of one node's workers (24) a quarter, and more than any one channel takes. */
    private static final int PLACES = 6;

    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(2);

    /** Longer than it takes whoever found no place to come back. */
    private static final Duration AFTER_YOU = Duration.ofSeconds(4);

    private final Semaphore places = new Semaphore(PLACES);
    private final AtomicBoolean wanted = new AtomicBoolean();

    /**
     * A lane's turn, if there is a place for it.
     *
     * @param turn says when the lane comes back, empty: when there is more to do
     * @return the same, or later: where there is no place, and where another lane found none
     */
    Optional<Duration> take(Supplier<Optional<Duration>> turn) {
        if (!places.tryAcquire()) {
            wanted.set(true);
            return Optional.of(UNTIL_A_PLACE_IS_FREE);
        }
        try {
            return turn.get().map(pause -> wanted.getAndSet(false) ? longer(pause, AFTER_YOU) : pause);
        } finally {
            places.release();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
