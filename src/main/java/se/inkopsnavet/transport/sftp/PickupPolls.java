package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.JSchHostKeyException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.util.ObjectHelper;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.transport.TransportEvents;

/** Around each poll: tells when the neighbour goes away or comes back, passes the inbox's warnings on, and cuts a line that hangs. */
final class PickupPolls extends RemoteFilePollingConsumerPollStrategy {

    private final Inbox inbox;
    private final InboxOperations operations;
    private final TransportEvents events;
    private final Duration deadline;
    private volatile CompletableFuture<Void> watchdog = CompletableFuture.completedFuture(null);
    private volatile Line line = Line.UNTRIED;

    PickupPolls(Inbox inbox, InboxOperations operations, TransportEvents events, Duration deadline) {
        this.inbox = inbox;
        this.operations = operations;
        this.events = events;
        this.deadline = deadline;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        // The library has no limit on how long a server that still sends keep-alives may leave a request unanswered.
        watchdog = CompletableFuture.runAsync(
                operations::cut, CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        watchdog.cancel(false);
        if (line != Line.UP) {
            line = Line.UP;
            events.peerUp(route(consumer));
        }
        passOn(consumer);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception e) throws Exception {
        watchdog.cancel(false);
        boolean stranger = ObjectHelper.getException(JSchHostKeyException.class, e) != null;
        Line now = stranger ? Line.STRANGER : Line.DOWN;
        if (line != now) {
            line = now;
            Fault fault = stranger ? Fault.HOST_KEY_MISMATCH : Fault.SFTP_UNREACHABLE;
            events.peerDown(route(consumer), fault);
            if (stranger) {
                events.alert(route(consumer), fault, "known_hosts");
            }
        }
        passOn(consumer);
        return super.rollback(consumer, endpoint, retryCounter, e);
    }

    private void passOn(Consumer consumer) {
        inbox.takeWarnings()
                .forEach(warning -> events.alert(
                        route(consumer), warning.fault(), warning.file().alias()));
    }

    private static String route(Consumer consumer) {
        return ((ScheduledPollConsumer) consumer).getRouteId();
    }

    private enum Line {
        UNTRIED,
        UP,
        DOWN,
        STRANGER
    }
}
