package se.inkopsnavet.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The four points of every exchange: in, decided, out, outcome. Structured key=value pairs, with the case reference wherever the exchange is about one
 * case and never anything about the person (requirements S-10).
 *
 * <p>What comes in has no case yet: {@code decided} names the message that a record came in with. A list is about many cases: which, the disclosure log
 * says.
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

    public void decided(Claim claim, Outcome outcome) {
        LOG.atInfo()
                .addKeyValue("point", "decided")
                .addKeyValue("flow", claim.flow())
                .addKeyValue("municipality", claim.municipality())
                .addKeyValue("message", claim.messageId())
                .addKeyValue("parent", claim.parentId())
                .addKeyValue("case", outcome.caseRef())
                .addKeyValue("state", outcome.state())
                .addKeyValue("fault", code(outcome))
                .log("decided");
    }

    /** @param caseRef null when it is about none, or many */
    public void out(
            String flow, String municipality, UUID message, @Nullable String caseRef, String channel, int attempt) {
        LOG.atInfo()
                .addKeyValue("point", "out")
                .addKeyValue("flow", flow)
                .addKeyValue("municipality", municipality)
                .addKeyValue("message", message)
                .addKeyValue("case", caseRef)
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
