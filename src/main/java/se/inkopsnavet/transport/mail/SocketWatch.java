package se.inkopsnavet.transport.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps hold of the TCP socket under one mail connection, so that a deadline can cut it while Angus Mail waits in it.
 *
 * <p>Closing a {@code Transport} or {@code Store} from another thread waits for the very call that hangs.
 */
public final class SocketWatch {

    private @Nullable Socket socket;
    private boolean cut;

    /** Breaks the connection at once, without a farewell. Safe from any thread, also before the connection is up. */
    public synchronized void cut() {
        cut = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // A socket that cannot be closed is broken already.
                socket = null;
            }
        }
    }

    public synchronized boolean wasCut() {
        return cut;
    }

    /** Changes how long a read may wait for its first byte. */
    public synchronized void readTimeout(Duration timeout) throws SocketException {
        if (socket != null) {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        }
    }

    private synchronized Socket watch(Socket opened) throws IOException {
        if (cut) {
            opened.close();
            throw new SocketException("cut at the deadline");
        }
        // Angus Mail writes in pieces and then waits: with Nagle's algorithm every mail costs 40 ms (measured 80
        // mails/s instead of hundreds).
        opened.setTcpNoDelay(true);
        socket = opened;
        return opened;
    }

    /** For the clear-text greeting before STARTTLS. */
    SocketFactory plain() {
        return new PlainFactory();
    }

    /** For TLS over a socket that Angus Mail has connected. */
    SSLSocketFactory secured(SSLContext tls) {
        return new SecuredFactory(tls.getSocketFactory());
    }

    /** Angus Mail only ever asks for unconnected sockets; the other forms would escape the connect time-out. */
    private final class PlainFactory extends SocketFactory {

        @Override
        public Socket createSocket() {
            try {
                return watch(new Socket());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new SocketException("connected sockets are not given out");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }
    }

    private final class SecuredFactory extends SSLSocketFactory {

        private final SSLSocketFactory delegate;
        private final SocketFactory refusing = new PlainFactory();

        SecuredFactory(SSLSocketFactory delegate) {
            this.delegate = delegate;
        }

        @Override
        public Socket createSocket(Socket lower, String host, int port, boolean autoClose) throws IOException {
            return delegate.createSocket(watch(lower), host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return refusing.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return refusing.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return refusing.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return refusing.createSocket(host, port);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return delegate.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return delegate.getSupportedCipherSuites();
        }
    }
}
