package se.inkopsnavet.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An exception that nobody expected, as a log line: its class and where it was thrown, never its text, which may quote data. */
final class Surprise {

    private static final Logger LOG = LoggerFactory.getLogger(Surprise.class);

    private Surprise() {}

    /** @param what was being done: a message's id, or a lane */
    static void log(Object what, RuntimeException unexpected) {
        StackTraceElement[] trace = unexpected.getStackTrace();
        LOG.error("{}: {} at {}", what, unexpected.getClass().getName(), trace.length > 0 ? trace[0] : "?");
    }
}
