package se.inkopsnavet.consent;

import org.jspecify.annotations.Nullable;

/**
 * Where the hub learned of it.
 *
 * @param reference the journal's own id of the note when the journal is the source, which is then the proof; otherwise null
 */
public record Source(Kind kind, @Nullable String reference) {

    public enum Kind {
        /** Nothing is written back: the fact is there already (requirements S-09). */
        JOURNAL,
        FORM,
        MAIL,
        API
    }
}
