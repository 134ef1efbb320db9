package se.inkopsnavet.policy;

/** How far the municipality has come. Only {@link #LIVE} and {@link #PILOT} may send anything. */
public enum Mode {
    LIVE,
    PILOT,
    INVESTIGATION,
    SUSPENDED;

    public boolean sends() {
        return this == LIVE || this == PILOT;
    }
}
