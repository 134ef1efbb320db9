package se.inkopsnavet.api;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.transport.LinesAMinute;

/** One line per call: who and how it ended; of callers whom nobody knows so many a minute, and how many were left out. Never the path, which the caller writes, a header or anything of the body. */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger("api");

    /** Of one contract and status, by callers whom nobody knows: they can call as often as they like. */
    private static final int STRANGERS_A_MINUTE = 60;

    private final LinesAMinute strangers = new LinesAMinute(STRANGERS_A_MINUTE, System::nanoTime);

    void answered(@Nullable ApiClient client, String contract, int status, @Nullable Fault fault, String correlation) {
        if (client != null) {
            line(client.id(), contract, status, fault, correlation, 0);
        } else {
            strangers
                    .next(contract + " " + status)
                    .ifPresent(unwritten -> line("unknown", contract, status, fault, correlation, unwritten));
        }
    }

    private static void line(
            String client, String contract, int status, @Nullable Fault fault, String correlation, long unwritten) {
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("client", client)
                .addKeyValue("contract", contract)
                .addKeyValue("status", status)
                .addKeyValue("fault", fault == null ? null : fault.code())
                .addKeyValue("correlation", correlation);
        (unwritten == 0 ? line : line.addKeyValue("unwritten", unwritten)).log("call");
    }
}
