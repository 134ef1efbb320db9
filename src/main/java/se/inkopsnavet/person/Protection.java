package se.inkopsnavet.person;

/** Protected identity (skyddade personuppgifter). Unknown counts as protected (requirements S-03). */
public enum Protection {
    NONE,
    PROTECTED,
    UNKNOWN;

    /** Only an explicit {@link #NONE} lets anything leave the hub. */
    public boolean blocks() {
        return this != NONE;
    }
}
