package se.inkopsnavet.api;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.FileSystemUtils;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.transport.TransportEvents;

/**
 * A server of its own, so that nothing but the contracts can ever appear on its port, and they on no other. It opens when the rest of the hub runs, and is the
 * first to close.
 */
public final class Door implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    /** What IT calls it: its route in logs and its certificate in warnings. */
    public static final String NAME = "api";

    private static final int THREADS = 16;
    private static final int CONNECTIONS = 256;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int HEADERS = 40;
    private static final int SILENCE_MILLIS = 5_000;
    private static final int CUT_EVERY_MILLIS = 250;

    private final DoorSettings settings;
    private final ConsentHandIn handIn;
    private final FaultCatalogue catalogue;
    private final List<Annex> annexes;
    private final Guard guard;

    private Path folder;
    private Tomcat tomcat;
    private ExecutorService clock;

    public Door(
            DoorSettings settings,
            ApiClients clients,
            ConsentHandIn handIn,
            FaultCatalogue catalogue,
            List<Annex> annexes,
            TransportEvents events) {
        this.settings = settings;
        this.handIn = handIn;
        this.catalogue = catalogue;
        this.annexes = List.copyOf(annexes);
        this.guard = new Guard(
                clients,
                annexes.stream()
                        .filter(annex -> annex.lock() == Annex.Lock.ITS_OWN)
                        .map(Annex::name)
                        .collect(Collectors.toUnmodifiableSet()),
                new Allowances(clients, System::nanoTime),
                new Problems(catalogue),
                events);
    }

    /** Until when the certificate that it shows is valid, or an earlier one of its chain. */
    public Instant expires() {
        return Stream.concat(Stream.of(settings.own().certificate()), settings.own().intermediates().stream())
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Where it listens; only while it is open. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void start() {
        ShortCalls protocol = new ShortCalls();
        try {
            folder = Files.createTempDirectory("inkopsnavet-api");
            tomcat = new Tomcat();
            tomcat.setBaseDir(folder.toString());
            tomcat.setConnector(connector(protocol));
            StandardHost host = (StandardHost) tomcat.getHost();
            host.setErrorReportValveClass(PlainErrors.class.getName());
            host.setAutoDeploy(false);
            contracts(tomcat.addContext("", folder.toString()));
            tomcat.start();
        } catch (IOException | LifecycleException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.api.port", e);
        }
        clock = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "api-deadline");
            thread.setDaemon(true);
            return thread;
        });
        cutOld(protocol);
    }

    /** Again and again, whatever became of it: a scheduled task that throws is never run again, and then nothing would cut slow callers. */
    private void cutOld(ShortCalls protocol) {
        Executor soon = CompletableFuture.delayedExecutor(CUT_EVERY_MILLIS, TimeUnit.MILLISECONDS, clock);
        CompletableFuture.runAsync(() -> protocol.cutOld(settings.deadline(), System.nanoTime()), soon)
                .whenComplete((done, unexpected) -> {
                    if (unexpected != null) {
                        LOG.warn(
                                "slow calls were not looked for: {}",
                                unexpected.getClass().getSimpleName());
                    }
                    cutOld(protocol);
                });
    }

    private Connector connector(ShortCalls protocol) {
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(DoorTls.of(settings));
        protocol.setMaxThreads(THREADS);
        protocol.setMinSpareThreads(2);
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setAcceptCount(CONNECTIONS);
        protocol.setConnectionTimeout(SILENCE_MILLIS);
        protocol.setMaxHttpRequestHeaderSize(HEADER_BYTES);
        protocol.setMaxHeaderCount(HEADERS);
        protocol.setMaxSwallowSize(HEADER_BYTES);
        Connector connector = new Connector(protocol);
        connector.setPort(settings.port());
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setMaxPostSize(0);
        connector.setMaxParameterCount(0);
        if (settings.address() != null) {
            connector.setProperty("address", settings.address());
        }
        connector.setThrowOnFailure(true);
        return connector;
    }

    private void contracts(Context context) {
        if (context instanceof StandardContext plain) {
            // There is nothing to redeploy: what they look for is no leak here.
            plain.setClearReferencesThreadLocals(false);
            plain.setClearReferencesRmiTargets(false);
        }
        put(context, "nowhere", new Nowhere(), "/");
        put(context, "consents", new ConsentResource(handIn, new StatusWords(catalogue)), ConsentResource.PATH + "/*");
        put(context, "soap", new SoapEndpoint(handIn).servlet(), "/soap/v1/*");
        annexes.forEach(annex -> put(context, annex.name(), annex.servlet(), annex.pattern()));
        before(context, "guard", guard, "/*");
        before(context, "soap-front", new SoapFront(), "/soap/*");
    }

    private static void before(Context context, String name, Filter filter, String pattern) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap where = new FilterMap();
        where.setFilterName(name);
        where.addURLPattern(pattern);
        context.addFilterMap(where);
    }

    private static void put(Context context, String name, Servlet servlet, String pattern) {
        Tomcat.addServlet(context, name, servlet);
        context.addServletMappingDecoded(pattern, name);
    }

    @Override
    public void stop() {
        clock.shutdownNow();
        try {
            tomcat.stop();
            tomcat.destroy();
            FileSystemUtils.deleteRecursively(folder);
        } catch (LifecycleException | IOException e) {
            throw new FaultException(Fault.INTERNAL_ERROR, "inkopsnavet.api.port", e);
        } finally {
            tomcat = null;
        }
    }

    @Override
    public boolean isRunning() {
        return tomcat != null;
    }
}
