package se.inkopsnavet.transport.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;

/** Translates a {@link MailServer} to the properties of Angus Mail, the same strict ones for SMTP and IMAP. */
public final class MailSessions {

    private MailSessions() {}

    /**
     * A session for one connection.
     *
     * @param protocol {@code smtp} or {@code imap}; TLS from the start is chosen by the server's security, not by the protocol's name
     * @param watch gets hold of the socket
     * @param clock ends writes that take too long; shared, since Angus Mail would otherwise start a thread for each socket
     */
    public static Session open(MailServer server, String protocol, SocketWatch watch, ScheduledExecutorService clock) {
        String prefix = "mail." + protocol + ".";
        boolean fromStart = server.security() == MailSecurity.TLS;
        Properties properties = new Properties();
        properties.put(prefix + "ssl.enable", Boolean.toString(fromStart));
        properties.put(prefix + "starttls.enable", Boolean.toString(!fromStart));
        properties.put(prefix + "starttls.required", Boolean.toString(!fromStart));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "ssl.socketFactory", watch.secured(server.tls()));
        properties.put(prefix + "socketFactory", watch.plain());
        // Angus Mail's default is to try again with an ordinary socket.
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "connectiontimeout", millis(server.timeouts().connect()));
        properties.put(prefix + "timeout", millis(server.timeouts().read()));
        properties.put(prefix + "writetimeout", millis(server.timeouts().write()));
        properties.put(prefix + "executor.writetimeout", clock);
        properties.put(prefix + "auth", Boolean.toString(server.username() != null));
        properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
        return Session.getInstance(properties);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
