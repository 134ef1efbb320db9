package se.inkopsnavet.credentials;

import java.util.UUID;
import se.inkopsnavet.policy.CredentialsPolicy;

/**
 * That a login in a received mail is to be handed over; the login itself is in the mail only.
 *
 * @param id of the outgoing message
 * @param mailId the incoming message
 */
record Handover(
        UUID id,
        UUID mailId,
        UUID payloadId,
        String municipality,
        String supplierId,
        String caseRef,
        UUID batchId,
        int position,
        CredentialsPolicy.Handover target) {}
