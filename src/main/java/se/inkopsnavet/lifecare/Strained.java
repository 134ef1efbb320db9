package se.inkopsnavet.lifecare;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record after the edge: only what the hub may keep is left.
 *
 * @param id the source's own number of the record
 * @param personId twelve digits as the source wrote them, or null; of a protected client it is still here, to find the person by, and is stored nowhere
 * @param deleted a tombstone
 * @param isProtected a client who is protected, or of whom nobody can say; {@code kept} is then empty
 * @param kept the fields that are left
 */
public record Strained(
        Entity entity, String id, @Nullable String personId, boolean deleted, boolean isProtected, ObjectNode kept) {

    @Override
    public String toString() {
        return "Strained[" + entity + "]";
    }
}
