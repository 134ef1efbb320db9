package se.inkopsnavet.transport.sftp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileProducer;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpConsumer;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.transport.TransportEvents;

/** A neighbour's folder to pick files up from, with every unsafe default of Camel's endpoint closed whatever a route says. */
@SuppressWarnings("rawtypes") // as Camel declares it
final class SftpPickupEndpoint extends SftpEndpoint {

    private final PickupOrder order;
    private final TransportEvents events;
    private final Clock clock;
    private final Checkpoint checkpoint;

    SftpPickupEndpoint(
            String uri,
            SftpPickupComponent component,
            SftpConfiguration configuration,
            PickupOrder order,
            TransportEvents events,
            Clock clock,
            Checkpoint checkpoint) {
        super(uri, component, configuration);
        this.order = order;
        this.events = events;
        this.clock = clock;
        this.checkpoint = checkpoint;
    }

    /** Called after the route's own options were set, so that none of them can loosen these. */
    void tighten() {
        SftpConfiguration line = getConfiguration();
        line.setStrictHostKeyChecking("yes");
        line.setUseUserKnownHostsFile(false);
        line.setAutoCreateKnownHostsFile(false);
        line.setStepwise(false);
        line.setStreamDownload(true);
        line.setThrowExceptionOnConnectFailed(true);
        require(
                "knownHostsFile",
                line.getKnownHostsFile() != null && Files.isReadable(Path.of(line.getKnownHostsFile())));
        require("password", line.getPassword() != null || line.getPrivateKeyFile() != null);
        setAutoCreate(false);
        setRecursive(false);
        setIdempotent(false);
        setMaximumReconnectAttempts(0);
        setBridgeErrorHandler(false);
        setExceptionHandler(new DiscreetExceptionHandler());
        setOnCompletionExceptionHandler(getExceptionHandler());
    }

    @Override
    protected RemoteFileConsumer<SftpRemoteFile> buildConsumer(Processor processor) {
        Inbox inbox = new Inbox(order.rules());
        Archive archive = new Archive(order.folder(), order.archive(), clock, checkpoint);
        InboxOperations operations = new InboxOperations(inbox, archive, clock);
        operations.setEndpoint(this);
        setPollStrategy(new PickupPolls(inbox, operations, events, order.rules().deadline()));
        return new SftpConsumer(this, processor, operations, new PickupStrategy(operations, inbox, archive, order));
    }

    /** Camel's producer deletes or overwrites what has its name: files go out by {@link SftpDrop}. */
    @Override
    protected GenericFileProducer<SftpRemoteFile> buildProducer() {
        throw new FaultException(Fault.CONFIGURATION, "sftp: only from, never to");
    }

    private static void require(String option, boolean given) {
        if (!given) {
            throw new FaultException(Fault.CONFIGURATION, "sftp option " + option);
        }
    }
}
