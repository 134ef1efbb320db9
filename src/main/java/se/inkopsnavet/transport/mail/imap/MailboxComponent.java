package se.inkopsnavet.transport.mail.imap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import se.inkopsnavet.transport.mail.MailLogins;
import se.inkopsnavet.transport.mail.MailSecurity;
import se.inkopsnavet.transport.mail.MailServer;
import se.inkopsnavet.transport.mail.MailTimeouts;

/**
 * The {@code mailbox:<name>} component: reads an IMAP mailbox so that no mail is lost or taken twice (reliability §2.2).
 *
 * <p>Options: {@code host}, {@code port} (993), {@code security} (TLS or STARTTLS), {@code login} (its name among the secrets), {@code folder}
 * (INBOX), {@code municipality} whose it is, {@code processed}, {@code refused}, {@code maxBytes}, {@code maxMails} per poll, {@code connectTimeout}, {@code readTimeout},
 * {@code deadline} for a whole poll, and those of every Camel polling consumer ({@code delay}, {@code initialDelay}, {@code scheduler} …).
 */
public final class MailboxComponent extends DefaultComponent {

    private final OutboundAllowList allowed;
    private final SSLContext tls;
    private final MailLogins logins;
    private final TransportEvents events;
    private final Checkpoint checkpoint;
    private final Map<String, Map<String, MailboxSettings>> opened = new ConcurrentHashMap<>();

    public MailboxComponent(OutboundAllowList allowed, SSLContext tls, MailLogins logins, TransportEvents events) {
        this(allowed, tls, logins, events, Checkpoint.NONE);
    }

    /** @param checkpoint hears of the moments around the acknowledgement */
    public MailboxComponent(
            OutboundAllowList allowed,
            SSLContext tls,
            MailLogins logins,
            TransportEvents events,
            Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.allowed = allowed;
        this.tls = tls;
        this.logins = logins;
        this.events = events;
    }

    /** @throws se.inkopsnavet.fault.FaultException TARGET_NOT_ALLOWED, CONFIGURATION */
    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> options) {
        String host = text(options, "host", "");
        allowed.requireHost(host);
        Duration read = duration(options, "readTimeout", "60s");
        MailTimeouts timeouts = new MailTimeouts(
                duration(options, "connectTimeout", "10s"), read, read, duration(options, "deadline", "5m"));
        MailServer server = new MailServer(
                host,
                getAndRemoveParameter(options, "port", Integer.class, 993),
                getAndRemoveParameter(options, "security", MailSecurity.class, MailSecurity.TLS),
                logins.named(text(options, "login", name)),
                tls,
                timeouts);
        MailboxSettings settings = new MailboxSettings(
                name,
                server,
                text(options, "folder", "INBOX"),
                text(options, "processed", "Processed"),
                text(options, "refused", "Refused"),
                getAndRemoveParameter(options, "maxBytes", Long.class, 25_000_000L),
                getAndRemoveParameter(options, "maxMails", Integer.class, 50));
        opened.computeIfAbsent(text(options, "municipality", ""), owner -> new ConcurrentHashMap<>())
                .put(name, settings);
        return new MailboxEndpoint(uri, this, settings, events, checkpoint);
    }

    /** A way for the ledger to take mails out of the mailboxes that this node reads for a municipality. */
    public Channel eraser(String channel, String municipality, Marks marks) {
        return new MailboxEraser(
                channel,
                () -> List.copyOf(opened.getOrDefault(municipality, Map.of()).values()),
                marks,
                events);
    }

    private String text(Map<String, Object> options, String name, String usual) {
        return getAndRemoveParameter(options, name, String.class, usual);
    }

    private Duration duration(Map<String, Object> options, String name, String usual) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text(options, name, usual)));
    }
}
