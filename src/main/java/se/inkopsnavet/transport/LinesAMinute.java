package se.inkopsnavet.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** So many log lines of each kind a minute: whoever can provoke a line cannot fill the disk with it. The others are counted. */
public final class LinesAMinute {

    private static final long MINUTE = 60_000_000_000L;

    private final int most;
    private final LongSupplier nanoTime;
    private final Map<String, Minute> minutes = new HashMap<>();

    public LinesAMinute(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    private static final class Minute {
        private long begun;
        private int lines;
        private long unwritten;
    }

    /**
     * @param kind one of few, such as a route and a fault
     * @return empty when the line is not to be written; otherwise how many of its kind were left out before it
     */
    public synchronized OptionalLong next(String kind) {
        long now = nanoTime.getAsLong();
        Minute minute = minutes.computeIfAbsent(kind, first -> new Minute());
        if (minute.lines == 0 || now - minute.begun >= MINUTE) {
            minute.begun = now;
            minute.lines = 0;
        }
        if (minute.lines >= most) {
            minute.unwritten++;
            return OptionalLong.empty();
        }
        minute.lines++;
        long unwritten = minute.unwritten;
        minute.unwritten = 0;
        return OptionalLong.of(unwritten);
    }
}
