package se.inkopsnavet.ledger;

import java.util.UUID;

/**
 * The hub's promise: what was offered is committed.
 *
 * @param sha256 lower-case hex of the bytes
 * @param repeated this very arrival was accepted before (the acknowledgement was lost): only acknowledge again
 */
public record Acceptance(UUID messageId, String sha256, boolean repeated) {}
