package se.inkopsnavet.lifecare.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for next: everything changed between two moments, both exclusive, by the source's clock.
 *
 * @param after begins before the mark, since the source filters on modification time and may commit late
 * @param readTo the mark when it has been read
 */
record Window(Instant after, Instant before, Instant readTo) {

    private static final Duration TICK = Duration.ofSeconds(1);

    /**
     * After days of silence the windows are of a bounded width, one after the other. Where the clock seems to stand before the mark, what lies before the
     * mark is read once more: the answer tells the right time.
     *
     * @param mark everything changed before this has been read
     * @param now by the source's clock, as far as is known
     */
    static Window next(Instant mark, Instant now, Duration overlap, Duration widest) {
        Instant end = mark.plus(widest);
        Instant wanted = end.isBefore(now) ? end : now;
        // The source takes whole seconds.
        Instant before = (wanted.isAfter(mark) ? wanted : mark).truncatedTo(ChronoUnit.SECONDS);
        return new Window(mark.minus(overlap), before, before);
    }

    /**
     * What was changed after the source began to answer may be missing from the answer, wherever the window ends.
     *
     * @param answered the source's time at the first page, or null when it does not say
     * @return the mark: never past what the source can have known, never before the old one
     */
    Instant markAfter(Instant mark, @Nullable Instant answered) {
        Instant known = answered == null || answered.minus(TICK).isAfter(readTo) ? readTo : answered.minus(TICK);
        return known.isAfter(mark) ? known : mark;
    }

    /** Whether there is more to read at once. */
    boolean reaches(Instant now) {
        return !before.plus(TICK).isBefore(now);
    }
}
