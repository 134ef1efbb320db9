package se.inkopsnavet.person;

/** Whether the population register holds the person as living in Sweden. */
public enum LifeStatus {
    ALIVE,
    DECEASED,
    EMIGRATED,
    UNKNOWN
}
