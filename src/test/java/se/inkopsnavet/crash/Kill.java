package se.inkopsnavet.crash;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How one life of the hub ends. */
sealed interface Kill {

    /** @param places the process halts when a thread has come to each of them */
    record At(List<Place> places) implements Kill {

        public At {
            places = List.copyOf(places);
        }

        @Override
        public String toString() {
            return places.stream().map(Place::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * @param hit the thread stands still that passes the point for the n-th time, from 1
     * @param next counted from when somebody stands at the place named before it
     */
    record Place(KillPoint point, int hit, boolean next) {

        Place(KillPoint point, int hit) {
            this(point, hit, false);
        }

        Place alone() {
            return new Place(point, hit);
        }

        /** As {@link CrashHub} reads it, and the plan prints it. */
        @Override
        public String toString() {
            return (next ? ">" : "") + point.spoken() + "#" + hit;
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
