package se.inkopsnavet.decision;

/** What one stored record turned out to be. */
public sealed interface Reading {

    /** A decision with the person whom it concerns. */
    record Recorded(Decision decision) implements Reading {}

    /** A stop or an end, about a person who is known by key only. */
    record Keyed(KeyedRecord record) implements Reading {}
}
