package se.inkopsnavet.transport.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.neighbourhood.mail.MailRecord;
import se.inkopsnavet.neighbourhood.mail.SmtpSink;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.mail.MailLogin;
import se.inkopsnavet.transport.mail.MailTimeouts;

/** The shipped outbound mail route against a server that can misbehave. */
final class SmtpBench implements AutoCloseable {

    static final MailTimeouts SHORT = new MailTimeouts(
            Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(2), Duration.ofSeconds(4));
    static final SmtpPooling POOLING = new SmtpPooling(4, 100, Duration.ofSeconds(30), Duration.ofMillis(900));

    private static final TestAuthority AUTHORITY = new TestAuthority();

    final TestAuthority authority;
    final MailRecord record;
    final SmtpSink sink;
    private final CamelContext camel = new DefaultCamelContext();

    /** Against a server whose certificate is proven, which begins in the clear and changes to TLS. */
    static SmtpBench proven(Path folder) throws Exception {
        return new SmtpBench(folder, AUTHORITY, AUTHORITY.serverNamed("localhost"), false);
    }

    SmtpBench(Path folder, TestAuthority authority, SSLContext server, boolean tlsFromStart) throws Exception {
        this(folder, authority, server, tlsFromStart, SHORT, POOLING);
    }

    SmtpBench(
            Path folder,
            TestAuthority authority,
            SSLContext server,
            boolean tlsFromStart,
            MailTimeouts timeouts,
            SmtpPooling pooling)
            throws Exception {
        this.authority = authority;
        this.record = new MailRecord(folder);
        this.sink = new SmtpSink(server, tlsFromStart, record, (to, mail) -> {});
        OutboundAllowList allowed =
                new OutboundAllowList(Set.of("localhost"), Set.of("livs.example"), Set.of("enhet@kommun.example"));
        camel.getRegistry()
                .bind(
                        "smtpSetup",
                        new SmtpSetup(
                                allowed,
                                authority.trust(),
                                name -> new MailLogin("hub@kommun.example", "hemligt"),
                                timeouts,
                                pooling));
        camel.getRegistry().bind("recipientCheck", new RecipientCheck(allowed));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/mail-out.camel.yaml"));
        camel.start();
        TemplatedRouteBuilder.builder(camel, "mail-out")
                .routeId("mail-out-livs")
                .parameter("name", "livs")
                .parameter("host", "localhost")
                .parameter("port", sink.port())
                .parameter("security", tlsFromStart ? "TLS" : "STARTTLS")
                .parameter("login", "hub")
                .add();
    }

    CamelContext camel() {
        return camel;
    }

    SmtpChannel channel() {
        return new SmtpChannel("exempelkommun/livs/mail", "livs", false, camel.createProducerTemplate());
    }

    static Parcel parcel(String mail) {
        UUID id = UUID.randomUUID();
        return new Parcel(
                id,
                "CUSTOMER_LIST",
                "exempelkommun",
                "exempelkommun/livs/mail",
                "<" + id + "@hub.kommun.example>",
                new Parcel.Whole(mail.getBytes(StandardCharsets.ISO_8859_1)),
                "",
                1);
    }

    static Parcel parcelTo(String recipient) {
        return parcel(mailTo(recipient));
    }

    static String mailTo(String recipient) {
        return """
                From: hub@kommun.example
                To: %s
                Subject: Krypterat meddelande
                Message-ID: <1@hub.kommun.example>

                Hej
                .
                ..punkt
                . slut
                """.formatted(recipient).replace("\n", "\r\n");
    }

    @Override
    public void close() throws Exception {
        camel.close();
        sink.close();
    }
}
