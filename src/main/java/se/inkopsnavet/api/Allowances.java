package se.inkopsnavet.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import se.inkopsnavet.fault.Fault;

/** How often and how much at once each client may call: none can take the door from the others. */
final class Allowances {

    /** Of the door's threads. */
    private static final int AT_ONCE = 8;

    private static final double NANOS = 1_000_000_000d;

    private final Map<String, Allowance> byClient = new HashMap<>();
    private final LongSupplier nanoTime;

    Allowances(ApiClients clients, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        clients.all().forEach(client -> byClient.put(client.id(), new Allowance(client.perSecond())));
    }

    /** One call; closed when it is answered. */
    interface Call extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Refusal 429 */
    Call begin(ApiClient client) {
        Allowance allowance = byClient.get(client.id());
        if (!allowance.take(nanoTime.getAsLong())) {
            throw new Refusal(429, Fault.API_TOO_MANY, "");
        }
        return allowance::giveBack;
    }

    /** A bucket that holds one second's calls. */
    private static final class Allowance {

        private final double perSecond;
        private double left;
        private long at;
        private boolean begun;
        private int running;

        private Allowance(int perSecond) {
            this.perSecond = perSecond;
            this.left = perSecond;
        }

        private synchronized boolean take(long now) {
            if (begun) {
                left = Math.min(perSecond, left + (now - at) / NANOS * perSecond);
            }
            begun = true;
            at = now;
            if (left < 1 || running >= AT_ONCE) {
                return false;
            }
            left--;
            running++;
            return true;
        }

        private synchronized void giveBack() {
            running--;
        }
    }
}
