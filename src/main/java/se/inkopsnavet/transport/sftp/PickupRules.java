package se.inkopsnavet.transport.sftp;

import java.time.Duration;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One inbox's limits.
 *
 * @param stableFor how long a file must have looked the same, at least between two polls (at least 2 s, since SFTP counts time in seconds)
 * @param incompleteAfter how long a file may lack its done-marker before a person is told (AC-01-14: 30 minutes)
 * @param deadline how long one poll may take before its line is cut
 * @param maxBytes larger files are left where they are and alerted
 * @param maxFiles files per poll, the oldest first
 */
record PickupRules(Duration stableFor, Duration incompleteAfter, Duration deadline, long maxBytes, int maxFiles) {

    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    PickupRules {
        if (stableFor.compareTo(CLOCK_STEP) < 0) {
            throw new FaultException(Fault.CONFIGURATION, "sftp option stableFor");
        }
    }
}
