package se.inkopsnavet.crash;

/** The moments around the day of a delivery, tried by {@code TradeCrashTest}. */
enum DeliveryPoint {
    UNCOMMITTED("delivery-uncommitted");

    private final String spoken;

    DeliveryPoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    String spoken() {
        return spoken;
    }
}
