package se.inkopsnavet.crash;

/** The moments around reading Lifecare. Each is tried by itself ({@code LifecareCrashTest}): the page is read again and nothing comes twice. */
public enum LifecarePoint {
    PAGE_READ("lifecare-page-read"),
    PAGE_UNCOMMITTED("lifecare-page-uncommitted"),
    PAGE_COMMITTED("lifecare-page-committed"),
    EVENT_UNCOMMITTED("event-uncommitted"),
    EVENT_COMMITTED("event-committed");

    private final String spoken;

    LifecarePoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    public String spoken() {
        return spoken;
    }
}
