package se.inkopsnavet.contact.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.transport.TransportEvents;

/** A bound session with the gateway, renewed when it breaks: receipts come on it at any time. */
final class SmppLine implements AutoCloseable {

    private static final int AGAIN_SECONDS = 2;
    private static final int ENQUIRE_MILLIS = 15_000;

    private final SmppSettings settings;
    private final MessageReceiverListener receiver;
    private final TransportEvents events;
    private final ReentrantLock binding = new ReentrantLock();
    private final ScheduledExecutorService keeper;
    private volatile SMPPSession session;

    SmppLine(SmppSettings settings, MessageReceiverListener receiver, TransportEvents events) {
        this.settings = settings;
        this.receiver = receiver;
        this.events = events;
        this.keeper = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "smpp");
            thread.setDaemon(true);
            return thread;
        });
    }

    void open() {
        keeper.scheduleWithFixedDelay(this::bound, 0, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Empty when the gateway cannot be reached, or does not let us in. */
    Optional<SMPPSession> bound() {
        binding.lock();
        try {
            SMPPSession now = session;
            if (now == null || !now.getSessionState().isBound()) {
                session = bind();
                events.peerUp(settings.name());
            }
            return Optional.of(session);
        } catch (IOException away) {
            events.peerDown(settings.name(), Fault.SMS_UNREACHABLE);
            return Optional.empty();
        } finally {
            binding.unlock();
        }
    }

    private SMPPSession bind() throws IOException {
        SMPPSession fresh = new SMPPSession(this::connect);
        fresh.setTransactionTimer(settings.answerTimeout().toMillis());
        fresh.setEnquireLinkTimer(ENQUIRE_MILLIS);
        fresh.setMessageReceiverListener(receiver);
        BindParameter login = new BindParameter(
                BindType.BIND_TRX,
                settings.username(),
                settings.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
        try {
            fresh.connectAndBind(
                    settings.host(),
                    settings.port(),
                    login,
                    settings.answerTimeout().toMillis());
            return fresh;
        } catch (IOException refused) {
            fresh.close();
            throw refused;
        }
    }

    private Connection connect(String host, int port) throws IOException {
        int patience = (int) settings.connectTimeout().toMillis();
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), patience);
            plain.setSoTimeout(patience);
            return new SocketConnection(settings.tls() == null ? plain : secured(plain, host, port));
        } catch (IOException away) {
            plain.close();
            throw away;
        }
    }

    private Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket tls = (SSLSocket) settings.tls().getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        SMPPSession now = session;
        if (now != null) {
            now.unbindAndClose();
        }
    }
}
