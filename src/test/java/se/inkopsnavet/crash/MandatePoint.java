package se.inkopsnavet.crash;

/** The moments around a mandate and an invoice address, tried by {@code ConsentCrashTest} with a journal that loses its replies. */
enum MandatePoint {
    UNCOMMITTED("mandate-uncommitted"),
    COMMITTED("mandate-committed"),
    LOOKED_UP("invoice-uncommitted");

    private final String spoken;

    MandatePoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    String spoken() {
        return spoken;
    }
}
