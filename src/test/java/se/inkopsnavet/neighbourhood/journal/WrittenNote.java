package se.inkopsnavet.neighbourhood.journal;

/** A note as the journal keeps it; every value as it came over the wire. */
public record WrittenNote(
        String noteId,
        String person,
        String unit,
        String headline,
        String text,
        String author,
        String title,
        String occurred,
        String created,
        String signed) {}
