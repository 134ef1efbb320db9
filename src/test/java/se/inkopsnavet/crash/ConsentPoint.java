package se.inkopsnavet.crash;

/** The moments around a consent or its withdrawal, tried by {@code ConsentCrashTest} with a journal that loses its replies. */
enum ConsentPoint {
    SPLIT_COMMITTED("forms-split-committed"),
    UNCOMMITTED("consent-uncommitted"),
    COMMITTED("consent-committed"),
    ANSWER_COMMITTED("forms-answer-committed");

    private final String spoken;

    ConsentPoint(String spoken) {
        this.spoken = spoken;
    }

    /** As production code names it. */
    String spoken() {
        return spoken;
    }
}
