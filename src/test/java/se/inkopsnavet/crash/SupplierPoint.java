package se.inkopsnavet.crash;

/** The moments around reading a supplier's interface. Each is tried by itself ({@code ReadingTest}): what was read is read again and nothing comes twice. */
public enum SupplierPoint {
    PAGE_READ("supplier-page-read"),
    PAGE_UNCOMMITTED("supplier-page-uncommitted"),
    PAGE_COMMITTED("supplier-page-committed"),
    CUT_UNCOMMITTED("supplier-page-cut-uncommitted"),
    REPORT_UNCOMMITTED("supplier-report-uncommitted"),
    SCHEDULE_UNCOMMITTED("supplier-schedule-uncommitted");

    private final String spoken;

    SupplierPoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    public String spoken() {
        return spoken;
    }
}
