package se.inkopsnavet.policy;

/** Who runs a unit: the municipality itself (egen regi) or a contracted provider (extern utförare, LOV). */
public enum ProviderType {
    MUNICIPAL,
    EXTERNAL
}
