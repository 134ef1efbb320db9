package se.inkopsnavet.ledger;

import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A made-up decision to purge: 7 days for what is done, 30 for what nobody could use, 90 for cases, 5 years for the ledger of disclosures. */
public final class RetentionRules {

    private RetentionRules() {}

    /** Of consents nothing is decided. */
    public static Retention.Rule of(String municipality) {
        return of(municipality, null);
    }

    /** @param consents how long they are kept; null: until it is decided */
    public static Retention.Rule of(String municipality, @Nullable Period consents) {
        return new Retention.Rule(
                municipality,
                "KS 2026/17",
                Duration.ofDays(7),
                Duration.ofDays(30),
                Period.ofDays(90),
                consents,
                Period.ofYears(5));
    }
}
