package se.inkopsnavet.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The four points of every exchange: in, decided, out, outcome. Structured key=value pairs, with the case reference and never anything about the
 * person (requirements S-10).
 */
public class ExchangeLog {

    private static final Logger LOG = LoggerFactory.getLogger("exchange");

    public void in(String flow, String municipality, UUID message, long size) {
        LOG.atInfo()
                .addKeyValue("point", "in")
                .addKeyValue("flow", flow)
                .addKeyValue("municipality", municipality)
                .addKeyValue("message", message)
                .addKeyValue("bytes", size)
                .log("in");
    }

    public void decided(String flow, String municipality, UUID message, Outcome outcome) {
        LOG.atInfo()
                .addKeyValue("point", "decided")
                .addKeyValue("flow", flow)
                .addKeyValue("municipality", municipality)
                .addKeyValue("message", message)
                .addKeyValue("case", outcome.caseRef())
                .addKeyValue("state", outcome.state())
                .addKeyValue("fault", code(outcome))
                .log("decided");
    }

    public void out(String flow, String municipality, UUID message, String channel, int attempt) {
        LOG.atInfo()
                .addKeyValue("point", "out")
                .addKeyValue("flow", flow)
                .addKeyValue("municipality", municipality)
                .addKeyValue("message", message)
                .addKeyValue("channel", channel)
                .addKeyValue("attempt", attempt)
                .log("out");
    }

    public void outcome(String flow, String municipality, UUID message, Outcome outcome) {
        LOG.atInfo()
                .addKeyValue("point", "outcome")
                .addKeyValue("flow", flow)
                .addKeyValue("municipality", municipality)
                .addKeyValue("message", message)
                .addKeyValue("case", outcome.caseRef())
                .addKeyValue("state", outcome.state())
                .addKeyValue("fault", code(outcome))
                .log("outcome");
    }

    private static @Nullable String code(Outcome outcome) {
        return outcome.fault() == null ? null : outcome.fault().code();
    }
}
