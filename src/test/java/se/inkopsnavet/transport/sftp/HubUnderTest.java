package se.inkopsnavet.transport.sftp;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.RecordedEvents;

/** The shipped route template and wiring in a Camel of their own, against a simulated neighbour, with the clock and the polls in the test's hand. */
final class HubUnderTest extends Clock implements AutoCloseable {

    static final String ROUTE = "exempelkommun-procapita-decisions-in";

    final RecordingIntake intake = new RecordingIntake();
    final RecordedEvents events = new RecordedEvents();
    final DefaultCamelContext camel = new DefaultCamelContext();
    private final HandPolled polls = new HandPolled();
    private Instant now = Instant.parse("2026-12-01T23:30:00Z");

    HubUnderTest(SftpNeighbour neighbour) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("exempelkommun.procapita.sftp.host", "localhost");
        settings.setProperty("exempelkommun.procapita.sftp.port", String.valueOf(neighbour.port()));
        settings.setProperty("exempelkommun.procapita.sftp.username", SftpNeighbour.USER);
        Properties secrets = new Properties();
        secrets.setProperty("exempelkommun.procapita.sftp.password", SftpNeighbour.PASSWORD);
        settings.setProperty(
                "exempelkommun.procapita.sftp.known-hosts",
                neighbour.knownHosts().toString());
        camel.getPropertiesComponent().setOverrideProperties(settings);
        camel.getRegistry()
                .bind(
                        "sftp",
                        new SftpPickupComponent(
                                new OutboundAllowList(Set.of("localhost"), Set.of(), Set.of()),
                                events,
                                this,
                                secrets::getProperty));
        camel.getRegistry().bind("pickupIntake", new PickupIntake(intake));
        camel.getRegistry().bind("clusterPoll", polls);
        load("routes/files-in.camel.yaml");
        load("src/test/resources/routes/procapita-in.camel.yaml");
        camel.start();
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:" + Path.of(file)));
    }

    /** One poll, the given time after the last. */
    HubUnderTest pollAfter(Duration pause) {
        now = now.plus(pause);
        polls.poll();
        return this;
    }

    /** Two polls, far enough apart for a file that lies still. */
    HubUnderTest pollTwice() {
        return pollAfter(Duration.ofSeconds(30)).pollAfter(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        camel.stop();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
