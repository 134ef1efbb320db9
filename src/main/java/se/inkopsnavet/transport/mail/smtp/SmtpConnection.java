package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import se.inkopsnavet.transport.mail.MailServer;
import se.inkopsnavet.transport.mail.MailSessions;
import se.inkopsnavet.transport.mail.SocketWatch;

/**
 * One authenticated SMTP connection that knows at each moment how far the mail has come, and what the server said to that step.
 *
 * <p>The exceptions of Angus Mail do not tell the two apart: its RSET after a refusal overwrites the code, and a broken connection looks the same
 * before and after the final dot. One thread at a time.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int SHUTTING_DOWN = 421;

    private final MailServer server;
    private final SocketWatch watch;
    private final ScheduledExecutorService clock;
    private final Duration finalReply;

    private SmtpStage stage = SmtpStage.CONNECT;
    private SmtpReply reply = SmtpReply.NONE;
    private boolean replied;
    private boolean usable;
    private int mails;

    private SmtpConnection(MailServer server, SocketWatch watch, ScheduledExecutorService clock, Duration finalReply) {
        super(
                MailSessions.open(server, "smtp", watch, clock),
                new URLName("smtp", server.host(), server.port(), null, server.username(), null));
        this.server = server;
        this.watch = watch;
        this.clock = clock;
        this.finalReply = finalReply;
    }

    /**
     * Connects, secures and logs in.
     *
     * @param finalReply how long the server may take to confirm a whole mail (RFC 5321 §4.5.3.2.6 asks for ten minutes)
     */
    static SmtpConnection open(MailServer server, ScheduledExecutorService clock, Duration finalReply)
            throws MessagingException {
        SocketWatch watch = new SocketWatch();
        SmtpConnection connection = new SmtpConnection(server, watch, clock, finalReply);
        Future<?> deadline = connection.startDeadline();
        try {
            connection.connect(server.host(), server.port(), server.username(), server.password());
            return connection;
        } catch (MessagingException e) {
            watch.cut();
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * Tries to hand over one mail; {@link #stage()} and {@link #reply()} tell how it went.
     *
     * @return whether the server confirmed the whole mail
     */
    synchronized boolean offer(StoredMail mail) {
        Future<?> deadline = startDeadline();
        enter(SmtpStage.MAIL);
        mails++;
        try {
            mail.setMailExtension(supportsExtension("DSN") ? "ENVID=" + xtext(mail.getMessageID()) : null);
            sendMessage(mail, new Address[] {new InternetAddress(mail.recipient())});
        } catch (MessagingException e) {
            // Stage and reply say more than the exception does.
            usable = usable && replied && reply.code() != SHUTTING_DOWN;
        } finally {
            deadline.cancel(false);
        }
        return stage == SmtpStage.ACKNOWLEDGEMENT && reply.accepted();
    }

    SmtpStage stage() {
        return stage;
    }

    SmtpReply reply() {
        return reply;
    }

    /** How many mails were offered over it. */
    int mails() {
        return mails;
    }

    /** Whether the next mail may use it. */
    boolean usable() {
        return usable && !watch.wasCut();
    }

    /** Whether the server had dropped the connection before it heard of this mail: another connection may be tried at once. */
    boolean wasStale() {
        return mails > 1 && stage == SmtpStage.MAIL && (!replied || reply.code() == SHUTTING_DOWN);
    }

    /** Says goodbye without waiting for the answer. */
    void leave() {
        try {
            close();
        } catch (MessagingException e) {
            watch.cut();
        }
    }

    /** In the middle of whatever it was doing: nobody knows what the server would take the next bytes for. */
    void abandon() {
        watch.cut();
        leave();
    }

    private Future<?> startDeadline() {
        return clock.schedule(watch::cut, server.timeouts().total().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void enter(SmtpStage next) {
        stage = next;
        reply = SmtpReply.NONE;
        replied = false;
    }

    private void readTimeout(Duration timeout) throws MessagingException {
        try {
            watch.readTimeout(timeout);
        } catch (IOException e) {
            throw new MessagingException("connection is closed", e);
        }
    }

    @Override
    protected void setConnected(boolean connected) {
        super.setConnected(connected);
        usable = connected;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        readTimeout(server.timeouts().read());
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(SmtpStage.RCPT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(SmtpStage.DATA);
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        readTimeout(finalReply);
        enter(SmtpStage.ACKNOWLEDGEMENT);
        super.finishData();
    }

    /** The first reply of each stage is the one that counts; what follows answers Angus Mail's own RSET. */
    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (!replied && code > 0) {
            reply = new SmtpReply(code, getLastServerResponse());
            replied = true;
        }
        return code;
    }
}
