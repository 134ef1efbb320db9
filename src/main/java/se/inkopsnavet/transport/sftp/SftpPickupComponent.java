package se.inkopsnavet.transport.sftp;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.annotations.Component;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;

/**
 * Takes the place of Camel's {@code sftp} component (as the bean {@code sftp}), so that no route can use SFTP without the hub's rules.
 *
 * <p>Options of its own beside Camel's: {@code flow}, {@code municipality} (both required), {@code passwordProperty} (the name of the
 * property that holds the password), {@code archive} (default {@code <folder>/arkiv}),
 * {@code stableFor}, {@code incompleteAfter}, {@code deadline} (durations such as {@code 30s}), {@code maxBytes}. A file is picked up when
 * {@code <name>.done} lies beside it. Errors: TARGET_NOT_ALLOWED for a server that is not on the allow-list, CONFIGURATION without a readable {@code knownHostsFile} or a way to log in.
 */
@SuppressWarnings("rawtypes") // as Camel declares it
@Component("sftp")
public final class SftpPickupComponent extends SftpComponent {

    private static final int MAX_FILES = 50;
    private static final long MAX_BYTES = 100L * 1024 * 1024;
    private static final int QUIET_LINE_MS = 30_000;

    private final OutboundAllowList allowed;
    private final TransportEvents events;
    private final Clock clock;
    private final UnaryOperator<String> secrets;
    private final Checkpoint checkpoint;

    /** @param secrets property name to value, such as Spring's environment, which also knows configtree files and ENC() */
    public SftpPickupComponent(
            OutboundAllowList allowed, TransportEvents events, Clock clock, UnaryOperator<String> secrets) {
        this(allowed, events, clock, secrets, Checkpoint.NONE);
    }

    /** @param checkpoint hears of the moments around the acknowledgement */
    public SftpPickupComponent(
            OutboundAllowList allowed,
            TransportEvents events,
            Clock clock,
            UnaryOperator<String> secrets,
            Checkpoint checkpoint) {
        this.allowed = allowed;
        this.checkpoint = checkpoint;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String base = uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
        SftpConfiguration line = new SftpConfiguration(new URI(base));
        allowed.requireHost(line.getHost());
        line.setPreferredAuthentications("publickey,password,keyboard-interactive");
        line.setSoTimeout(QUIET_LINE_MS);
        line.setConnectTimeout(QUIET_LINE_MS);
        String passwordProperty = getAndRemoveParameter(parameters, "passwordProperty", String.class);
        if (passwordProperty != null) {
            // By name, since a password in the URI would pass Camel's placeholders, and those log every value at DEBUG.
            line.setPassword(secrets.apply(passwordProperty));
        }
        String folder = line.getDirectory();
        PickupRules rules = new PickupRules(
                duration(parameters, "stableFor", Duration.ofSeconds(10)),
                duration(parameters, "incompleteAfter", Duration.ofMinutes(30)),
                duration(parameters, "deadline", Duration.ofMinutes(15)),
                getAndRemoveParameter(parameters, "maxBytes", Long.class, MAX_BYTES),
                getAndRemoveParameter(parameters, "maxMessagesPerPoll", Integer.class, MAX_FILES));
        PickupOrder order = new PickupOrder(
                required(parameters, "flow"),
                required(parameters, "municipality"),
                folder,
                getAndRemoveParameter(parameters, "archive", String.class, folder + "/arkiv"),
                rules);
        return new SftpPickupEndpoint(uri, this, line, order, events, clock, checkpoint);
    }

    @Override
    protected void afterPropertiesSet(GenericFileEndpoint<SftpRemoteFile> endpoint) {
        ((SftpPickupEndpoint) endpoint).tighten();
    }

    private Duration duration(Map<String, Object> parameters, String name, Duration otherwise) {
        return getAndRemoveParameter(parameters, name, Duration.class, otherwise);
    }

    private String required(Map<String, Object> parameters, String name) {
        String given = getAndRemoveParameter(parameters, name, String.class);
        if (given == null || given.isBlank()) {
            throw new FaultException(Fault.CONFIGURATION, "sftp option " + name);
        }
        return given;
    }
}
