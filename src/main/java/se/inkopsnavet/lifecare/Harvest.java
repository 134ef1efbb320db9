package se.inkopsnavet.lifecare;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route hands over: a page of one list, stored as a whole or not at all.
 *
 * @param repeated numbers of records that came again unchanged
 * @param readTo with the last page of a window: everything changed before this has been read. Null before that
 */
public record Harvest(
        String source,
        String municipality,
        Entity entity,
        List<Found> found,
        List<String> repeated,
        @Nullable Instant readTo) {

    @Override
    public String toString() {
        return "Harvest[" + entity + "]";
    }
}
