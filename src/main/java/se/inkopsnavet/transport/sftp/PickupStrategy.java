package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrival;

/**
 * What happens around the reading of one file: a fresh look before, the acknowledgement after the ledger's commit, nothing at all after a failure.
 */
@SuppressWarnings("rawtypes") // as Camel declares it
final class PickupStrategy implements GenericFileProcessStrategy<SftpRemoteFile> {

    private final InboxOperations operations;
    private final Inbox inbox;
    private final Archive archive;
    private final PickupOrder order;

    PickupStrategy(InboxOperations operations, Inbox inbox, Archive archive, PickupOrder order) {
        this.operations = operations;
        this.inbox = inbox;
        this.archive = archive;
        this.order = order;
    }

    @Override
    public void prepareOnStartup(
            GenericFileOperations<SftpRemoteFile> ignored, GenericFileEndpoint<SftpRemoteFile> endpoint) {
        // Nothing lives on the neighbour's side between polls.
    }

    @Override
    public boolean begin(
            GenericFileOperations<SftpRemoteFile> ignored,
            GenericFileEndpoint<SftpRemoteFile> endpoint,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        InboxFile listed = (InboxFile) file.getFile();
        if (!unchanged(listed)) {
            return false;
        }
        exchange.setProperty(Pickup.PROPERTY, new Pickup(listed, arrival(exchange, listed), () -> unchanged(listed)));
        return true;
    }

    @Override
    public void abort(
            GenericFileOperations<SftpRemoteFile> ignored,
            GenericFileEndpoint<SftpRemoteFile> endpoint,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        // Nothing was begun.
    }

    @Override
    public void commit(
            GenericFileOperations<SftpRemoteFile> ignored,
            GenericFileEndpoint<SftpRemoteFile> endpoint,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        close(file);
        InboxFile listed = (InboxFile) file.getFile();
        Acceptance acceptance = exchange.getProperty(Pickup.ACCEPTANCE, Acceptance.class);
        if (acceptance == null) {
            // A route that swallowed an error, or was wired past the ledger, must not make the file disappear.
            inbox.warn(Fault.INTERNAL_ERROR, listed.name());
            return;
        }
        try {
            if (!archive.acknowledge(operations.files(), listed, acceptance.sha256())) {
                inbox.warn(Fault.FILE_CHANGED_DURING_READ, listed.name());
            }
        } catch (SftpException e) {
            // Stored but not acknowledged: the next poll gets "repeated" from the ledger and only tries this again.
            inbox.warn(RemoteFiles.broken(e) ? Fault.SFTP_UNREACHABLE : Fault.SFTP_REFUSED, listed.name());
        } catch (JSchException e) {
            inbox.warn(Fault.SFTP_UNREACHABLE, listed.name());
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<SftpRemoteFile> ignored,
            GenericFileEndpoint<SftpRemoteFile> endpoint,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        close(file);
        FaultException cause = exchange.getException(FaultException.class);
        Fault fault = cause == null ? Fault.INTERNAL_ERROR : cause.fault();
        inbox.warn(fault, ((InboxFile) file.getFile()).name());
        if (fault == Fault.SFTP_UNREACHABLE) {
            // A line that broke under a file looks whole to the library for a moment more, and its next poll would fail
            // on it.
            operations.cut();
        }
    }

    private boolean unchanged(InboxFile listed) {
        try {
            return operations
                    .files()
                    .stamp(archive.inboxPath(listed))
                    .filter(listed.stamp()::equals)
                    .isPresent();
        } catch (SftpException | JSchException e) {
            throw new FaultException(Fault.SFTP_UNREACHABLE, listed.name().alias());
        }
    }

    private Arrival arrival(Exchange exchange, InboxFile file) {
        // Stands for the path: a name may hold a personnummer.
        String transportId = order.folder() + "/" + file.name().identity() + "|"
                + file.stamp().modified() + "|" + file.stamp().size();
        return new Arrival(
                order.flow(),
                order.municipality(),
                exchange.getFromRouteId(),
                transportId,
                file.name().shown(),
                order.rules().maxBytes());
    }

    private static void close(GenericFile<SftpRemoteFile> file) {
        if (file.getBody() instanceof InputStream open) {
            try {
                open.close();
            } catch (IOException e) {
                // The line is gone, and the stream with it.
            }
        }
    }
}
