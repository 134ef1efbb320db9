package se.inkopsnavet.customerlist;

import java.util.UUID;

/** The row by which a supplier already knows a client: batch and position are all that the two of us need in order to mean the same person. */
public record EarlierRow(UUID batchId, int position) {

    /** As it stands in lists: {@code 6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11/12}. */
    public String reference() {
        return batchId + "/" + position;
    }
}
