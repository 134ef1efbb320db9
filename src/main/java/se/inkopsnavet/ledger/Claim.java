package se.inkopsnavet.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that this worker now handles. Its claims were counted and committed before anything was parsed.
 *
 * @param progress how far an earlier run of a long job came
 * @param name what to call it in a receipt
 */
public record Claim(
        UUID messageId,
        String flow,
        String municipality,
        @Nullable UUID payloadId,
        @Nullable UUID parentId,
        int position,
        int progress,
        @Nullable String name,
        @Nullable String caseRef) {}
