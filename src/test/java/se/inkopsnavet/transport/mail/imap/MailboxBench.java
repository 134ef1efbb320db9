package se.inkopsnavet.transport.mail.imap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.Sha256;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.RecordedEvents;
import se.inkopsnavet.transport.mail.MailLogin;

/** The shipped inbound mail route against a mail server that can misbehave. */
final class MailboxBench implements AutoCloseable {

    static final String HUB = "svar@kommun.example";
    private static final TestAuthority AUTHORITY = new TestAuthority();

    final RecordingIntake ledger = new RecordingIntake();
    final RecordedEvents events = new RecordedEvents();
    final MailNeighbour neighbour;
    private final CamelContext camel = new DefaultCamelContext();
    private final MailboxComponent mailboxes;

    MailboxBench(Path folder, boolean tlsFromStart) throws Exception {
        neighbour = new MailNeighbour(0, 0, folder, AUTHORITY.serverNamed("localhost"), tlsFromStart);
        neighbour.addMailbox(HUB);
        OutboundAllowList allowed = new OutboundAllowList(Set.of("localhost"), Set.of(), Set.of());
        mailboxes = new MailboxComponent(
                allowed, AUTHORITY.trust(), name -> new MailLogin(HUB, MailNeighbour.PASSWORD), events);
        camel.addComponent("mailbox", mailboxes);
        camel.getRegistry().bind("mailIntake", new MailIntake(ledger));
        camel.getRegistry()
                .bindAsPrototype("clusterPoll", ScheduledPollConsumerScheduler.class, MailboxBench::everySoOften);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/supplier-mail-in.camel.yaml"));
        camel.start();
        this.security = tlsFromStart ? "TLS" : "STARTTLS";
    }

    private final String security;

    private static ScheduledPollConsumerScheduler everySoOften() {
        DefaultScheduledPollConsumerScheduler scheduler = new DefaultScheduledPollConsumerScheduler();
        scheduler.setInitialDelay(0);
        scheduler.setDelay(150);
        return scheduler;
    }

    /** Starts the route; it polls every 150 ms. */
    void start(Map<String, Object> parameters) throws Exception {
        TemplatedRouteBuilder template = TemplatedRouteBuilder.builder(camel, "supplier-mail-in")
                .routeId("livs-mail-in")
                .parameter("name", "livs-svar")
                .parameter("municipality", "exempelkommun")
                .parameter("host", "localhost")
                .parameter("port", neighbour.imap().port())
                .parameter("security", security)
                .parameter("login", "livs-svar")
                .parameter("delay", "150");
        parameters.forEach(template::parameter);
        template.add();
    }

    void start() throws Exception {
        start(Map.of());
    }

    void deliver(String text) {
        neighbour.deliver(HUB, mail(text));
    }

    static byte[] mail(String text) {
        return ("From: svar@livs.example\r\nTo: " + HUB
                        + "\r\nSubject: Svar\r\nMessage-ID: <samma@livs.example>\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As the ledger has a mail taken out. */
    Delivery erase(byte[] mail, int attempt) {
        Marks marks = new Marks(new BlindIndex(new byte[32]));
        byte[] order =
                new Erasure(marks.ofContent("exempelkommun", Sha256.hex(mail)), mail.length, Instant.now()).bytes();
        Parcel parcel = new Parcel(
                UUID.randomUUID(),
                "MAILBOX_ERASURE",
                "exempelkommun",
                "kommun/mailbox",
                "id",
                new Parcel.Whole(order),
                "",
                attempt);
        return mailboxes.eraser("kommun/mailbox", "exempelkommun", marks).deliver(parcel);
    }

    int inbox() {
        return neighbour.inbox(HUB).size();
    }

    int processed() {
        return neighbour.mails(HUB, "Processed").size();
    }

    CamelContext camel() {
        return camel;
    }

    @Override
    public void close() {
        camel.stop();
        neighbour.close();
    }
}
