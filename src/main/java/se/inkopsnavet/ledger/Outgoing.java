package se.inkopsnavet.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An intent to send, stored in the transaction that decided it.
 *
 * @param dedupId derived id that all attempts share: Message-ID or file name
 * @param bytes what to send, or null when it is built at departure
 * @param expiresAt after this it is of no use and becomes a task for a person; null when it never expires
 */
public record Outgoing(
        UUID id,
        String flow,
        String municipality,
        String channel,
        String dedupId,
        byte @Nullable [] bytes,
        @Nullable String caseRef,
        @Nullable Instant expiresAt) {}
