package se.inkopsnavet.neighbourhood.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The TLS door in front of GreenMail's IMAP server, which knows only a built-in certificate and does not misbehave.
 *
 * <p>Relays line by line from the client and chunk by chunk from the server; with STARTTLS it speaks the part before the upgrade itself.
 */
public final class ImapDoor implements AutoCloseable {

    private final ServerSocket listener;
    private final int inner;
    private final SSLContext tls;
    private final boolean fromStart;
    private final List<ImapMischief> planned = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    ImapDoor(int port, int inner, SSLContext tls, boolean fromStart) {
        this.inner = inner;
        this.tls = tls;
        this.fromStart = fromStart;
        try {
            this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void once(ImapMischief mischief) {
        planned.add(mischief);
    }

    public void behave() {
        planned.clear();
    }

    /** Every command line of every client, without the log-in. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "imap-door");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                start(() -> relay(client));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void relay(Socket plain) {
        try (plain;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), inner)) {
            server.setTcpNoDelay(true);
            if (!fromStart && !upgradeAsked(plain)) {
                return;
            }
            try (SSLSocket client = encrypt(plain)) {
                if (!fromStart) {
                    // The client has had a greeting.
                    line(server.getInputStream());
                }
                Conversation conversation = new Conversation(client, server);
                start(conversation::fromServer);
                conversation.fromClient();
            }
        } catch (IOException e) {
            commands.add("(connection broken)");
        }
    }

    private boolean upgradeAsked(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write("* OK granne.example\r\n".getBytes(StandardCharsets.US_ASCII));
        for (String line = line(client.getInputStream()); line != null; line = line(client.getInputStream())) {
            commands.add(line.strip());
            String tag = line.split(" ", 2)[0];
            if (line.contains("STARTTLS") && !isHidden("STARTTLS")) {
                out.write((tag + " OK go on\r\n").getBytes(StandardCharsets.US_ASCII));
                return true;
            }
            String offers = isHidden("STARTTLS") ? "IMAP4rev1" : "IMAP4rev1 STARTTLS LOGINDISABLED";
            out.write(("* CAPABILITY " + offers + "\r\n" + tag + " OK\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return false;
    }

    private SSLSocket encrypt(Socket client) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private boolean isHidden(String capability) {
        return planned.contains(new ImapMischief.Hide(capability));
    }

    /** With its line end; null at the end. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = in.read();
        }
        return b < 0 ? null : line.toString(StandardCharsets.ISO_8859_1) + "\n";
    }

    private final class Conversation {

        private final Socket client;
        private final Socket server;
        private volatile long pauseMillis;
        private volatile boolean losing;

        Conversation(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void fromClient() throws IOException {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String line = line(in); line != null; line = line(in)) {
                commands.add(line.contains("LOGIN") ? "LOGIN ***" : line.strip());
                if (!refused(line)) {
                    prepare(line);
                    server.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }

        private boolean refused(String line) throws IOException {
            for (ImapMischief mischief : planned) {
                if (mischief instanceof ImapMischief.Refuse refuse && line.contains(refuse.clientSays())) {
                    String no = line.split(" ", 2)[0] + " NO not this one\r\n";
                    client.getOutputStream().write(no.getBytes(StandardCharsets.US_ASCII));
                    return true;
                }
            }
            return false;
        }

        private void prepare(String line) {
            for (ImapMischief mischief : planned) {
                if (mischief instanceof ImapMischief.Dribble dribble
                        && line.contains(dribble.clientSays())
                        && planned.remove(mischief)) {
                    pauseMillis = dribble.pauseMillis();
                } else if (mischief instanceof ImapMischief.LoseReply lose
                        && line.contains(lose.clientSays())
                        && planned.remove(mischief)) {
                    losing = true;
                }
            }
        }

        void fromServer() {
            byte[] chunk = new byte[64 * 1024];
            try (client) {
                InputStream in = server.getInputStream();
                for (int n = in.read(chunk); n >= 0 && !losing; n = in.read(chunk)) {
                    pass(chunk, n);
                }
            } catch (IOException e) {
                commands.add("(connection broken)");
            }
        }

        private void pass(byte[] chunk, int length) throws IOException {
            OutputStream out = client.getOutputStream();
            if (pauseMillis == 0) {
                String text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
                for (ImapMischief mischief : planned) {
                    if (mischief instanceof ImapMischief.Hide hide && text.startsWith("* CAPABILITY")) {
                        text = text.replace(" " + hide.capability(), "");
                    }
                }
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            for (int i = 0; i < length; i++) {
                LockSupport.parkNanos(pauseMillis * 1_000_000);
                out.write(chunk[i]);
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
