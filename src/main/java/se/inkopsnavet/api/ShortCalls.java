package se.inkopsnavet.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * One call per connection, which is cut when it has lasted too long in all: Tomcat's own time-outs start anew with every byte that trickles in (reliability
 * report, F29). An address that keeps too many connections open loses the newest.
 */
final class ShortCalls extends Http11NioProtocol {

    private static final int PER_ADDRESS = 50;

    private final Map<SocketWrapperBase<NioChannel>, Long> firstSeen = new IdentityHashMap<>();

    ShortCalls() {
        setMaxKeepAliveRequests(1);
    }

    /** To be called often, by one thread. */
    void cutOld(Duration longest, long nanoTime) {
        Set<SocketWrapperBase<NioChannel>> open = Set.copyOf(getEndpoint().getConnections());
        firstSeen.keySet().retainAll(open);
        Map<String, Integer> byAddress = new HashMap<>();
        firstSeen.keySet().forEach(known -> byAddress.merge(address(known), 1, Integer::sum));
        for (SocketWrapperBase<NioChannel> connection : open) {
            Long since = firstSeen.putIfAbsent(connection, nanoTime);
            boolean tooOld = since != null && nanoTime - since > longest.toNanos();
            boolean tooMany = since == null && byAddress.merge(address(connection), 1, Integer::sum) > PER_ADDRESS;
            if (tooOld || tooMany) {
                connection.close();
            }
        }
    }

    private static String address(SocketWrapperBase<NioChannel> connection) {
        return String.valueOf(connection.getRemoteAddr());
    }
}
