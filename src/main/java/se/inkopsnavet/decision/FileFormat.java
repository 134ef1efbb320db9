package se.inkopsnavet.decision;

/** The formats in which a case system exports decisions. */
public enum FileFormat {
    XML,
    CSV
}
