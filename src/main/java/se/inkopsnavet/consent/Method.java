package se.inkopsnavet.consent;

/** How it was said. Silence is no method: consent is never inferred (flow F02). */
public enum Method {
    ORAL,
    WRITTEN
}
