package se.inkopsnavet.neighbourhood.journal;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.FaultyLine;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.securemail.OwnKey;

/** Both journals behind one HTTPS door that asks for a client certificate, at the end of a line that can be cut. */
public final class JournalServer implements AutoCloseable {

    private final HttpsServer server;
    private final FaultyLine line;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "journal-neighbour");
        thread.setDaemon(true);
        return thread;
    });
    private final ProcapitaNotes procapita;
    private final LifecareNotes lifecare;

    private JournalServer(OwnKey own, TestAuthority clients) throws IOException {
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.line = FaultyLine.to(server.getAddress().getPort());
        this.procapita = new ProcapitaNotes(line::cut);
        this.lifecare = new LifecareNotes(line::cut);
        server.setHttpsConfigurator(
                new HttpsConfigurator(new TlsIdentity(own, List.of(clients.certificate())).context()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                        ssl.setNeedClientAuth(true);
                        parameters.setSSLParameters(ssl);
                    }
                });
        server.setExecutor(threads);
        server.createContext("/procapita/journal", procapita);
        server.createContext(LifecareNotes.BASE, lifecare);
        server.start();
    }

    /** Certificate for localhost from that authority, which has also issued the client certificates. */
    public static JournalServer open(TestAuthority authority) {
        return open(authority.keyNamed("localhost"), authority);
    }

    public static JournalServer open(OwnKey own, TestAuthority clients) {
        try {
            return new JournalServer(own, clients);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcapitaNotes procapita() {
        return procapita;
    }

    public LifecareNotes lifecare() {
        return lifecare;
    }

    public FaultyLine line() {
        return line;
    }

    public URI procapitaUrl() {
        return URI.create("https://localhost:" + line.port() + "/procapita/journal");
    }

    public URI lifecareUrl() {
        return URI.create("https://localhost:" + line.port() + LifecareNotes.BASE);
    }

    @Override
    public void close() throws IOException {
        procapita.close();
        lifecare.close();
        line.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
