package se.inkopsnavet.ledger;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An exception that nobody expected, as a log line: its class and where it was thrown, never its text, which may quote data. */
final class Surprise {

    private static final Logger LOG = LoggerFactory.getLogger(Surprise.class);

    private Surprise() {}

    static void log(UUID message, RuntimeException unexpected) {
        StackTraceElement[] trace = unexpected.getStackTrace();
        LOG.error("message={} {} at {}", message, unexpected.getClass().getName(), trace.length > 0 ? trace[0] : "?");
    }
}
