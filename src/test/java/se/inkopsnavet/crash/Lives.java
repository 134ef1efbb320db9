package se.inkopsnavet.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/** The lives of the hub one after the other. While one works, the next ones already start, so that a start costs time only when all cores are busy. */
final class Lives implements AutoCloseable {

    /** One more than there are cores to start them on serves nobody. */
    private static final int AHEAD = 2;

    private final IntFunction<HubProcess> start;
    private final Deque<HubProcess> starting = new ArrayDeque<>();
    private int started;
    private HubProcess current;

    /** @param start of the life with that number, from 1 */
    Lives(IntFunction<HubProcess> start) {
        this.start = start;
    }

    /** @param later how many lives are sure to come after this one */
    HubProcess next(int later) {
        while (starting.size() <= Math.min(AHEAD, later)) {
            starting.add(start.apply(++started));
        }
        current = starting.remove();
        return current;
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        starting.forEach(HubProcess::close);
    }
}
