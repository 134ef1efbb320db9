package se.inkopsnavet.crash;

/** The moments around the hand-over of credentials. Each is tried by itself: what dies there is destroyed and asked for again, never repeated. */
public enum HandoverPoint {
    HANDOVER_OPENED("handover-opened"),
    HANDOVER_SEALED_UNCOMMITTED("handover-sealed-uncommitted"),
    OWN_KEY_STILL_THERE("own-key-still-there"),
    OWN_KEY_GONE("own-key-gone");

    private final String spoken;

    HandoverPoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    public String spoken() {
        return spoken;
    }
}
