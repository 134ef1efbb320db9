package se.inkopsnavet.transport;

import java.util.function.LongSupplier;

/** How often and how much at once one caller may call: a bucket that holds one second's calls. */
public final class Allowance {

    private static final double NANOS = 1_000_000_000d;

    private final int perSecond;
    private final int atOnce;
    private final LongSupplier nanoTime;
    private double left;
    private long at;
    private int running;

    public Allowance(int perSecond, int atOnce, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.nanoTime = nanoTime;
        this.left = perSecond;
        this.at = nanoTime.getAsLong();
    }

    /** @return false when the call is one too many; otherwise {@link #giveBack} follows when it is answered */
    public synchronized boolean take() {
        long now = nanoTime.getAsLong();
        left = Math.min(perSecond, left + (now - at) / NANOS * perSecond);
        at = now;
        if (left < 1 || running >= atOnce) {
            return false;
        }
        left--;
        running++;
        return true;
    }

    public synchronized void giveBack() {
        running--;
    }
}
