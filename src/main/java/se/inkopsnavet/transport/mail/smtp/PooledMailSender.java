package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailAuthenticator;
import se.inkopsnavet.transport.mail.MailSecurity;
import se.inkopsnavet.transport.mail.MailServer;

/**
 * The {@code javaMailSender} of a mail route: sends stored mail over kept connections.
 *
 * <p>Camel's own sender connects for every mail and calls {@code saveChanges}, which gives the mail another Message-ID.
 */
public final class PooledMailSender implements JavaMailSender, AutoCloseable {

    private final MailServer server;
    private final SmtpPool pool;
    private final Session session = Session.getInstance(new Properties());

    /**
     * Made by {@code routes/mail-out.camel.yaml}; connects at the first mail.
     *
     * @param login names the login, empty for none
     * @throws se.inkopsnavet.fault.FaultException TARGET_NOT_ALLOWED: the server is not on the allow-list
     */
    public PooledMailSender(SmtpSetup setup, String host, int port, MailSecurity security, String login) {
        setup.allowed().requireHost(host);
        this.server = new MailServer(
                host,
                port,
                security,
                login.isEmpty() ? null : setup.logins().named(login),
                setup.tls(),
                setup.timeouts());
        this.pool = new SmtpPool(server, setup.pooling());
    }

    /** @throws SmtpFailure with the verdict, unless the server confirmed the mail */
    @Override
    public void send(MimeMessage message) throws MessagingException {
        if (!(message instanceof StoredMail mail)) {
            throw new MessagingException("only stored mail is sent");
        }
        Offer first = offer(mail, connect(false));
        Offer last = first.stale() ? offer(mail, connect(true)) : first;
        if (!last.delivered()) {
            throw new SmtpFailure(SmtpVerdict.onSend(last.stage(), last.reply()));
        }
        mail.accepted(last.reply());
    }

    /** @param stale the connection was gone before the server heard of the mail */
    private record Offer(boolean delivered, boolean stale, SmtpStage stage, SmtpReply reply) {}

    private Offer offer(StoredMail mail, SmtpConnection connection) {
        boolean ended = false;
        try {
            boolean delivered = connection.offer(mail);
            ended = true;
            return new Offer(delivered, !delivered && connection.wasStale(), connection.stage(), connection.reply());
        } finally {
            if (ended) {
                pool.giveBack(connection);
            } else {
                connection.abandon();
            }
        }
    }

    private SmtpConnection connect(boolean fresh) throws SmtpFailure {
        try {
            return fresh ? pool.fresh() : pool.take();
        } catch (MessagingException e) {
            SmtpFailure failure = new SmtpFailure(SmtpVerdict.onConnect(e));
            failure.setNextException(e);
            throw failure;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String getHost() {
        return server.host();
    }

    @Override
    public int getPort() {
        return server.port();
    }

    @Override
    public String getUsername() {
        return server.username();
    }

    @Override
    public String getPassword() {
        return null;
    }

    @Override
    public String getProtocol() {
        return "smtp";
    }

    @Override
    public Session getSession() {
        return session;
    }

    @Override
    public Properties getJavaMailProperties() {
        return session.getProperties();
    }

    @Override
    public MailAuthenticator getAuthenticator() {
        return null;
    }

    // Camel offers what stands in the endpoint's address; the server was fixed when the sender was made.

    @Override
    public void setJavaMailProperties(Properties ignored) {}

    @Override
    public void addAdditionalJavaMailProperty(String ignored, String value) {}

    @Override
    public void setHost(String ignored) {}

    @Override
    public void setPort(int ignored) {}

    @Override
    public void setUsername(String ignored) {}

    @Override
    public void setPassword(String ignored) {}

    @Override
    public void setProtocol(String ignored) {}

    @Override
    public void setSession(Session ignored) {}

    @Override
    public void setAuthenticator(MailAuthenticator ignored) {}
}
