package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The flows that are not to leave yet, as far as one turn of a lane has found out. A flow waits for something about its municipality, and a channel belongs
 * to one municipality: when one message waits, the thousand behind it do, and need not each be asked.
 */
final class Postponed {

    private final Set<String> flows = new HashSet<>();
    private Optional<Duration> pause = Optional.empty();

    void add(String flow, Duration wait) {
        flows.add(flow);
        pause = pause.filter(shorter -> shorter.compareTo(wait) <= 0).or(() -> Optional.of(wait));
    }

    Set<String> flows() {
        return flows;
    }

    /** @return when the first of them is to be asked again */
    Optional<Duration> pause() {
        return pause;
    }
}
