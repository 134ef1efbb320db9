package se.inkopsnavet.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far. It is closed in the opposite order, each whatever becomes of the others, so that nothing is left running when a start fails. */
final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        all.push(one);
        return one;
    }

    /** @throws Exception the first that went wrong, with the others suppressed */
    @Override
    public void close() throws Exception {
        AutoCloseable last = all.poll();
        if (last != null) {
            Opened earlier = this;
            try (earlier;
                    last) {
                // The last first; what was opened before it follows whatever happens.
            }
        }
    }
}
