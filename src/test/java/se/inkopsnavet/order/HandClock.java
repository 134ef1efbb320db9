package se.inkopsnavet.order;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until the test sets it. */
final class HandClock extends Clock {

    private volatile Instant now;

    HandClock(Instant now) {
        this.now = now;
    }

    void set(Instant moment) {
        now = moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Europe/Stockholm");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }
}
