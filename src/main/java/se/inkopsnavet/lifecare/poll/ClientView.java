package se.inkopsnavet.lifecare.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.lifecare.Strained;

/**
 * The person as the source shows them now.
 *
 * @param client null when the source knows no such client
 * @param updated when it was changed, as the source writes it
 * @param seenAt by the hub's clock
 */
record ClientView(@Nullable Strained client, @Nullable String updated, Instant seenAt) {

    /** Unknown counts as protected (requirements S-03). */
    boolean isProtected() {
        return client == null || client.isProtected();
    }

    @Override
    public String toString() {
        return "ClientView[***]";
    }
}
