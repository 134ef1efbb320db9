package se.inkopsnavet.lifecare;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record that is new or has changed and concerns somebody whom the hub has to do with.
 *
 * @param recordHash keyed hash of the record as it came
 * @param contentHash keyed hash of what the message would hold: the same again is no news
 * @param isProtected the person is protected: {@code content} is then null
 * @param seenAt when the hub read it
 * @param updated when the source says it was changed, as written there, or null
 * @param content the bundle, or null
 */
public record Found(
        Entity entity,
        String id,
        Kind kind,
        PersonKeys person,
        byte[] recordHash,
        byte[] contentHash,
        boolean isProtected,
        Instant seenAt,
        @Nullable String updated,
        @Nullable JsonNode content) {

    public enum Kind {
        PRESENT,
        PROTECTED,
        /** The source has it no more. */
        REMOVED,
        /** Remembered, so that its next change is seen; nobody needs a message about it. */
        NOTED
    }

    @Override
    public String toString() {
        return "Found[" + entity + " " + kind + "]";
    }
}
