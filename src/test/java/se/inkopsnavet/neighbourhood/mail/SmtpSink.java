package se.inkopsnavet.neighbourhood.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;

/**
 * A small SMTP server on localhost that keeps a record of every mail and misbehaves when told to. Fast enough for benchmarks.
 *
 * <p>Offers STARTTLS (or TLS from the start), AUTH PLAIN and LOGIN, DSN and 8BITMIME. Takes mail only from a client that is encrypted and logged in,
 * except that it takes and records mail from anyone once {@link Mischief.StripStartTls} is on, so that a client that falls back is caught.
 */
public final class SmtpSink implements AutoCloseable {

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Mischief> planned = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final SmtpHouse house;

    private volatile Optional<Mischief> always = Optional.empty();

    /**
     * Starts on a free port.
     *
     * @param tls the server's certificate
     * @param fromStart TLS before the greeting instead of STARTTLS
     * @param delivered gets each recipient and raw mail that was taken
     */
    public SmtpSink(SSLContext tls, boolean fromStart, MailRecord record, BiConsumer<String, byte[]> delivered) {
        this(0, tls, fromStart, record, delivered);
    }

    public SmtpSink(
            int port, SSLContext tls, boolean fromStart, MailRecord record, BiConsumer<String, byte[]> delivered) {
        this.house = new SmtpHouse(tls, fromStart, record, delivered);
        try {
            this.listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    /** Every command line so far, without secrets. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** Misbehaves in that way in every conversation until told otherwise. */
    public void always(Mischief mischief) {
        always = Optional.of(mischief);
    }

    public void behave() {
        always = Optional.empty();
        planned.clear();
    }

    /** Misbehaves in that way the next time its moment comes, once. */
    public void once(Mischief mischief) {
        planned.add(mischief);
    }

    /** Drops every connection, as a server does that was idle for too long or is restarted. */
    public void dropConnections() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                open.remove(socket);
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                start(() -> converse(socket));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new SmtpConversation(socket, house, this::mischiefAt, commands::add).run();
        } catch (IOException e) {
            commands.add("(connection broken)");
        } finally {
            open.remove(socket);
        }
    }

    private Optional<Mischief> mischiefAt(Mischief.Moment moment) {
        for (Mischief mischief : planned) {
            if (mischief.moment() == moment && planned.remove(mischief)) {
                return Optional.of(mischief);
            }
        }
        return always.filter(mischief -> mischief.moment() == moment);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropConnections();
    }

    /** What all conversations share. */
    record SmtpHouse(SSLContext tls, boolean fromStart, MailRecord record, BiConsumer<String, byte[]> delivered) {}
}
