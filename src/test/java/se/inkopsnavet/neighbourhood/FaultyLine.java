package se.inkopsnavet.neighbourhood;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TCP line on loopback between the hub and any neighbour, which tests can cut, block or close. Acts on the bytes, whatever the protocol. */
public final class FaultyLine implements AutoCloseable {

    private static final int BLOCK = 8192;

    private final ServerSocket door;
    private final int target;
    private final ExecutorService pumps = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "faulty-line");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Duration pause = Duration.ZERO;
    private volatile long upLimit = Long.MAX_VALUE;
    private volatile long downLimit = Long.MAX_VALUE;

    private FaultyLine(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** @param target the neighbour's port on loopback */
    public static FaultyLine to(int target) {
        try {
            FaultyLine line = new FaultyLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            line.pumps.execute(line::answer);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** New connections are reset at once. */
    public void refuse() {
        refusing = true;
    }

    /** Nothing passes, nothing is answered, nothing is closed. */
    public void block() {
        gate = new CountDownLatch(1);
    }

    /** Each byte comes alone, so long after the one before. */
    public void dribble(Duration between) {
        pause = between;
    }

    /** The next connection is reset once it has carried so many bytes from the hub. */
    public void cutNextAfterSent(long bytes) {
        upLimit = bytes;
    }

    /** The next connection is reset once it has carried so many bytes to the hub. */
    public void cutNextAfterReceived(long bytes) {
        downLimit = bytes;
    }

    /** Resets what is open now. */
    public void cut() {
        open.forEach(FaultyLine::reset);
    }

    public void mend() {
        refusing = false;
        pause = Duration.ZERO;
        upLimit = Long.MAX_VALUE;
        downLimit = Long.MAX_VALUE;
        gate.countDown();
    }

    @Override
    public void close() throws IOException {
        mend();
        door.close();
        cut();
        pumps.shutdownNow();
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                Socket hub = door.accept();
                if (refusing) {
                    reset(hub);
                } else {
                    connect(hub);
                }
            } catch (IOException e) {
                // Closed, or the neighbour is down: the hub sees a reset, as it would.
                cut();
            }
        }
    }

    private void connect(Socket hub) throws IOException {
        open.add(hub);
        Socket neighbour = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(neighbour);
        hub.setTcpNoDelay(true);
        neighbour.setTcpNoDelay(true);
        long up = upLimit;
        long down = downLimit;
        upLimit = Long.MAX_VALUE;
        downLimit = Long.MAX_VALUE;
        pumps.execute(() -> pump(hub, neighbour, up));
        pumps.execute(() -> pump(neighbour, hub, down));
    }

    private void pump(Socket from, Socket to, long limit) {
        byte[] block = new byte[BLOCK];
        long left = limit;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                gate.await();
                int passed = (int) Math.min(n, left);
                pass(block, passed, out);
                left -= passed;
                if (left == 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // One side closed: so does the other, below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reset(from);
            reset(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void pass(byte[] block, int length, OutputStream out) throws IOException, InterruptedException {
        int written = 0;
        for (; written < length && !pause.isZero(); written++) {
            Thread.sleep(pause.toMillis());
            out.write(block[written]);
        }
        out.write(block, written, length - written);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Already closed.
        }
    }
}
