package se.inkopsnavet.api;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.fault.Fault;

/** One line per call: who and how it ended. Never the path, which the caller writes, a header or anything of the body. */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger("api");

    void answered(@Nullable ApiClient client, String contract, int status, @Nullable Fault fault, String correlation) {
        LOG.atInfo()
                .addKeyValue("client", client == null ? "unknown" : client.id())
                .addKeyValue("contract", contract)
                .addKeyValue("status", status)
                .addKeyValue("fault", fault == null ? null : fault.code())
                .addKeyValue("correlation", correlation)
                .log("call");
    }
}
