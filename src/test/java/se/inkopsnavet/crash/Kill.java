package se.inkopsnavet.crash;

import java.time.Duration;

/** How one life of the hub ends. */
sealed interface Kill {

    /** @param hit the process halts when it passes the point for the n-th time, from 1 */
    record At(KillPoint point, int hit) implements Kill {
        @Override
        public String toString() {
            return point.spoken() + " #" + hit;
        }
    }

    /** From outside (SIGKILL), so long after the hub began to work. */
    record After(Duration life) implements Kill {
        @Override
        public String toString() {
            return "kill -9 after " + life.toMillis() + " ms";
        }
    }
}
