package se.inkopsnavet.ledger;

/** Where the process dies, once: at the next passage of the point that a test names. */
public final class DeathPoint implements Checkpoint {

    private volatile String deadly = "";

    /** @param point as the hub speaks it */
    public void at(String point) {
        deadly = point;
    }

    @Override
    public void reached(String point) {
        if (point.equals(deadly)) {
            deadly = "";
            throw new Death();
        }
    }

    /** Not an exception that anything in the hub takes for its own. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
