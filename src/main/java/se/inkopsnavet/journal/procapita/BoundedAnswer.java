package se.inkopsnavet.journal.procapita;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An answer that ends after so many bytes and after so long, whichever is first. CXF's receive time-out stops when the first byte of an answer has come; a peer
 * that then dribbles would hold a worker for ever.
 */
final class BoundedAnswer extends FilterInputStream {

    private final Future<?> alarm;
    private long left;

    BoundedAnswer(InputStream in, long mostBytes, Duration deadline, ScheduledExecutorService timer) {
        super(in);
        this.left = mostBytes;
        this.alarm = timer.schedule(() -> close(in), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public void close() throws IOException {
        alarm.cancel(false);
        super.close();
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("the answer is too large");
        }
    }

    /** From another thread, which wakes the reader. */
    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // The reader hears of it.
        }
    }
}
