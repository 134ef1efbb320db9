package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import se.inkopsnavet.consent.StructuredNote;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.lifecare.Codes;
import se.inkopsnavet.lifecare.Edge;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Holdings;
import se.inkopsnavet.lifecare.Sources;
import se.inkopsnavet.lifecare.http.LifecareHttp;
import se.inkopsnavet.lifecare.http.LifecareServer;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import se.inkopsnavet.transport.mail.MailLogin;
import se.inkopsnavet.transport.mail.MailLogins;

/**
 * {@code lifecare:<source>}: reads one Lifecare installation. Options as in {@code routes/lifecare-in.camel.yaml}, and those of every Camel polling consumer
 * ({@code delay}, {@code scheduler} …).
 */
public final class LifecareComponent extends DefaultComponent {

    private final OutboundAllowList allowed;
    private final SSLContext tls;
    private final MailLogins logins;
    private final MappingFiles mappings;
    private final Holdings holdings;
    private final Sources sources;
    private final BlindIndex index;
    private final TransportEvents events;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Checkpoint checkpoint;
    private final Clock clock;

    /** @param logins by name: the user name is Lifecare's {@code domain}, the password its {@code key} */
    public LifecareComponent(
            OutboundAllowList allowed,
            SSLContext tls,
            MailLogins logins,
            MappingFiles mappings,
            Holdings holdings,
            Sources sources,
            BlindIndex index,
            TransportEvents events,
            NoticeBook notices,
            PolicyBook policies,
            Checkpoint checkpoint,
            Clock clock) {
        this.allowed = allowed;
        this.tls = tls;
        this.logins = logins;
        this.mappings = mappings;
        this.holdings = holdings;
        this.sources = sources;
        this.index = index;
        this.events = events;
        this.notices = notices;
        this.policies = policies;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    /** @throws FaultException TARGET_NOT_ALLOWED, CONFIGURATION */
    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> options) {
        String host = text(options, "host", "");
        allowed.requireHost(host);
        MailLogin login = logins.named(text(options, "login", name));
        String gateway = text(options, "gatewayLogin", "");
        LifecareServer server = new LifecareServer(
                host,
                whole(options, "port", 443, 1, 65_535),
                text(options, "basePath", "/WE.EC.Integration.Host"),
                login.username(),
                login.password(),
                gateway.isEmpty() ? login.password() : logins.named(gateway).password(),
                tls,
                duration(options, "connectTimeout", "10s"),
                duration(options, "deadline", "60s"),
                whole(options, "maxBytes", 20_000_000, 1_000, 200_000_000));
        LifecareSettings settings = new LifecareSettings(
                name,
                text(options, "municipality", ""),
                entities(text(options, "entities", "")),
                headline(text(options, "consentHeadline", "")),
                whole(options, "pageSize", 200, 2, 10_000),
                overlap(options),
                duration(options, "window", "6h"),
                whole(options, "maxWindows", 8, 1, 1_000),
                duration(options, "silentAfter", "60m"),
                duration(options, "reconcileEvery", "24h"),
                duration(options, "secondLook", "1h"));
        return new LifecareEndpoint(uri, this, server, settings);
    }

    LifecareConsumer consumer(
            LifecareEndpoint endpoint, Processor route, LifecareServer server, LifecareSettings settings) {
        Codes codes = Codes.load(mappings, settings.municipality());
        Edge edge = new Edge(codes);
        LifecareHttp http = new LifecareHttp(server, clock);
        PagedList lists = new PagedList(http, settings.pageSize());
        LifecareAlarm alarm = (fault, place) -> events.alert(settings.source(), fault, place);
        Asking asking = new Asking(http, lists, edge, clock);
        Fingerprint fingerprint = new Fingerprint(index, settings.municipality());
        Bundler bundler = new Bundler(settings.entities(), asking, fingerprint, clock);
        Gatherer gatherer = new Gatherer(settings, edge, codes, holdings, index, bundler, alarm, clock);
        return new LifecareConsumer(
                endpoint,
                route,
                settings,
                new Reading(settings, lists, gatherer, sources, alarm, clock),
                new Reconciliation(settings, lists, gatherer, bundler, holdings, clock),
                new NoteReading(
                        settings,
                        lists,
                        asking,
                        new StructuredNote(mappings),
                        holdings,
                        fingerprint,
                        index,
                        alarm,
                        clock),
                sources,
                new LifecareWatch(events, notices, policies, clock),
                checkpoint,
                clock);
    }

    /** Always in the order of the enum, whatever the route says: who is protected must be known first. */
    private static List<Entity> entities(String names) {
        if (names.isBlank()) {
            return Entity.withChanges();
        }
        EnumSet<Entity> chosen = EnumSet.of(Entity.CLIENTS, Entity.DECISIONS);
        Arrays.stream(names.split(","))
                .map(name -> Entity.ofPath(name.strip())
                        .orElseThrow(() -> new FaultException(Fault.CONFIGURATION, "lifecare: entities")))
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private static String headline(String id) {
        if (!id.matches("[A-Za-z0-9._-]{0,40}")) {
            throw new FaultException(Fault.CONFIGURATION, "lifecare: consentHeadline");
        }
        return id;
    }

    private int whole(Map<String, Object> options, String name, int usual, int least, int most) {
        int value = getAndRemoveParameter(options, name, Integer.class, usual);
        if (value < least || value > most) {
            throw new FaultException(Fault.CONFIGURATION, "lifecare: " + name);
        }
        return value;
    }

    /** Never none: the two ends of a window are exclusive. */
    private Duration overlap(Map<String, Object> options) {
        Duration overlap = duration(options, "overlap", "10m");
        if (overlap.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new FaultException(Fault.CONFIGURATION, "lifecare: overlap");
        }
        return overlap;
    }

    private String text(Map<String, Object> options, String name, String usual) {
        return getAndRemoveParameter(options, name, String.class, usual);
    }

    private Duration duration(Map<String, Object> options, String name, String usual) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text(options, name, usual)));
    }
}
