package se.inkopsnavet.crash;

/**
 * The moments around orders, Peppol documents, complaints and consents in the journal, tried by {@code TradeCrashTest}; the last by {@code TextCourseTest}, which
 * throws there.
 */
public enum TradePoint {
    REPORTS_SPLIT("reports-split-committed"),
    REPORT_UNCOMMITTED("report-uncommitted"),
    REPORT_COMMITTED("report-committed"),
    REPORTS_ANSWERED("reports-answer-committed"),
    PEPPOL_UNCOMMITTED("peppol-uncommitted"),
    PEPPOL_COMMITTED("peppol-committed"),
    COMPLAINT_UNCOMMITTED("complaint-uncommitted"),
    COMPLAINT_COMMITTED("complaint-committed"),
    NOTES_UNCOMMITTED("consent-notes-uncommitted"),
    NOTES_COMMITTED("consent-notes-committed"),
    SMS_RECEIPT_UNCOMMITTED("sms-receipt-uncommitted");

    private final String spoken;

    TradePoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    public String spoken() {
        return spoken;
    }
}
