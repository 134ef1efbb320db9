package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.transport.mail.MailServer;

/** Authenticated connections to one server that wait for their next mail. How many are in use at once is the ledger's business. */
final class SmtpPool implements AutoCloseable {

    private record Idle(SmtpConnection connection, long since) {}

    private final MailServer server;
    private final SmtpPooling limits;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final ScheduledThreadPoolExecutor clock;
    private volatile boolean closed;

    SmtpPool(MailServer server, SmtpPooling limits) {
        this.server = server;
        this.limits = limits;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "smtp-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        long pause = Math.max(1, limits.idle().toMillis() / 2);
        clock.scheduleWithFixedDelay(this::dismissIdle, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** The most recently used connection, or a new one. */
    SmtpConnection take() throws MessagingException {
        Idle first = idle.pollFirst();
        return first != null ? first.connection() : SmtpConnection.open(server, clock, limits.finalReply());
    }

    SmtpConnection fresh() throws MessagingException {
        dismiss(Duration.ZERO);
        return SmtpConnection.open(server, clock, limits.finalReply());
    }

    void giveBack(SmtpConnection connection) {
        boolean keep = !closed
                && connection.usable()
                && connection.mails() < limits.mailsPerConnection()
                && idle.size() < limits.kept();
        if (keep) {
            idle.addFirst(new Idle(connection, System.nanoTime()));
        } else {
            connection.leave();
        }
    }

    private void dismissIdle() {
        dismiss(limits.idle());
    }

    private void dismiss(Duration olderThan) {
        @Nullable Idle last = idle.pollLast();
        while (last != null && System.nanoTime() - last.since() >= olderThan.toNanos()) {
            last.connection().leave();
            last = idle.pollLast();
        }
        if (last != null) {
            idle.addLast(last);
        }
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdown();
        dismiss(Duration.ZERO);
    }
}
