package se.inkopsnavet.mandate;

import java.time.Instant;

/** Who looked at the evidence, and when. */
public record Verification(String staffId, String title, Instant at) {

    @Override
    public String toString() {
        return "Verification[***]";
    }
}
