package se.inkopsnavet.neighbourhood.supplierapi;

/** How a supplier's interface can go wrong. A whim lasts until it has happened so often, or until {@link #behave()}. */
public final class SupplierWhims {

    public enum Whim {
        NONE,
        ERROR_500,
        FORBIDDEN,
        THROTTLED,
        REDIRECT,
        /** Does what it was asked for, and hangs up. */
        RESET_AFTER,
        /** Status 200, and an error in the body. */
        ERROR_IN_200,
        HTML,
        HUGE,
        /** Answers when nobody waits any more. */
        SLOW,
        /** Each page leads to itself. */
        ENDLESS,
        REORDERED,
        DUPLICATED,
        /** Half of the schedule, with the number of all of it. */
        TRUNCATED,
        /** Another day's schedule. */
        STALE,
        /** What it has is against the contract, and it tells it all the same. */
        BAD_DATA,
        /** Answers that it will not. */
        UNWILLING,
        /** Has taken it, and does it later. */
        TAKES_TIME
    }

    private int left;
    private Whim whim = Whim.NONE;
    private String operation = "";

    public synchronized void behave() {
        whim = Whim.NONE;
        left = 0;
        operation = "";
    }

    public void always(Whim one) {
        next(one, Integer.MAX_VALUE);
    }

    public void next(Whim one, int times) {
        next(one, times, "");
    }

    /** @param operationId of the contract: no other has anything of it; empty for all */
    public synchronized void next(Whim one, int times, String operationId) {
        operation = operationId;
        left = times;
        whim = one;
    }

    /** The whim is for one operation of the contract only. */
    public synchronized void onlyFor(String operationId) {
        operation = operationId;
    }

    synchronized Whim take(String operationId) {
        if (whim == Whim.NONE || !operation.isEmpty() && !operation.equals(operationId)) {
            return Whim.NONE;
        }
        if (left == 0) {
            return Whim.NONE;
        }
        left--;
        return whim;
    }
}
