package se.inkopsnavet.neighbourhood;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test sets it, forward or back, in Stockholm unless asked for another zone; its views go with it. */
public final class HandClock extends Clock {

    private final ZoneId zone;
    private final AtomicReference<Instant> now;

    public HandClock(Instant now) {
        this(ZoneId.of("Europe/Stockholm"), new AtomicReference<>(now));
    }

    private HandClock(ZoneId zone, AtomicReference<Instant> now) {
        this.zone = zone;
        this.now = now;
    }

    public void set(Instant moment) {
        now.set(moment);
    }

    /** @param utc such as {@code 2026-12-01T08:00:00Z} */
    public void set(String utc) {
        set(Instant.parse(utc));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HandClock(other, now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
