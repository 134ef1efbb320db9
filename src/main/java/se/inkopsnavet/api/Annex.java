package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServlet;

/**
 * Something else that listens at the door beside the contracts of this room. The wiring puts it in.
 *
 * @param name in logs
 * @param pattern of its paths
 * @param lock who lets callers in
 */
public record Annex(String name, String pattern, HttpServlet servlet, Lock lock) {

    public enum Lock {
        /** The door's guard: a client of the door's, with its limits. */
        THE_DOORS,
        /** The servlet itself: who calls it is no client of the door's. */
        ITS_OWN
    }
}
