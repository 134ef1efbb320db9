package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A supplier has asked to be left alone: what is for its interface waits at the door. */
public final class LineRest {

    /** The wait is asked about again now and then, since it is a row that anybody may change. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final LineStore lines;
    private final Clock clock;

    public LineRest(LineStore lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** @return how long to wait before asking again; empty when the interface may be called */
    Optional<Duration> pause(String municipality, String supplierId) {
        Instant now = clock.instant();
        return lines.find(municipality, supplierId)
                .filter(standing -> standing.rests(now))
                .map(standing -> Duration.between(now, standing.notBefore()))
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }
}
