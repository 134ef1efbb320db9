package se.inkopsnavet.lifecare;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the hub remembers of one record. @param missingSince when a reconciliation first missed it, or null */
public record Held(
        String id,
        PersonKeys person,
        byte[] recordHash,
        boolean isProtected,
        boolean gone,
        @Nullable Instant missingSince) {}
