package se.inkopsnavet.neighbourhood;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Real time, or so much beside it: a machine whose clock is wrong. */
public final class ShiftedClock extends Clock {

    private volatile Duration shift = Duration.ZERO;

    /** @param by ahead of real time; negative: behind it */
    public void run(Duration by) {
        shift = by;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Europe/Stockholm");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), shift);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(shift);
    }
}
