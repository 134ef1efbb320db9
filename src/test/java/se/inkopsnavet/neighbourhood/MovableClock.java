package se.inkopsnavet.neighbourhood;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Business time that goes as fast as real time and can be put forward, never back: a week in a minute. Its views in other zones go with it. */
public final class MovableClock extends Clock {

    private final ZoneId zone;
    private final AtomicReference<Duration> ahead;

    public MovableClock(ZoneId zone) {
        this(zone, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(ZoneId zone, AtomicReference<Duration> ahead) {
        this.zone = zone;
        this.ahead = ahead;
    }

    /** @throws IllegalArgumentException when that moment has passed */
    public void forwardTo(Instant moment) {
        ahead.updateAndGet(before -> {
            Duration after = Duration.between(Instant.now(), moment);
            if (after.compareTo(before) < 0) {
                throw new IllegalArgumentException("time does not go back");
            }
            return after;
        });
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(other, ahead);
    }
}
