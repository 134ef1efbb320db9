package se.inkopsnavet.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.transport.Allowance;

/** How often and how much at once each client may call: none can take the door from the others. */
final class Allowances {

    /** Of the door's threads. */
    private static final int AT_ONCE = 8;

    private final Map<String, Allowance> byClient = new HashMap<>();

    Allowances(ApiClients clients, LongSupplier nanoTime) {
        clients.all()
                .forEach(client -> byClient.put(client.id(), new Allowance(client.perSecond(), AT_ONCE, nanoTime)));
    }

    /** One call; closed when it is answered. */
    interface Call extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Refusal 429 */
    Call begin(ApiClient client) {
        Allowance allowance = byClient.get(client.id());
        if (!allowance.take()) {
            throw new Refusal(429, Fault.API_TOO_MANY, "");
        }
        return allowance::giveBack;
    }
}
