package se.inkopsnavet.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the municipality has decided about notes in the person's journal (requirements S-09, Q-14).
 *
 * @param target the system that keeps the journal; null while undecided, and then nothing is written
 * @param headlines what each headline (rubrik) is called in that system, by the key that the templates use
 * @param systemIdentity who is named as author when no member of staff did the act; null while undecided
 * @param signed whether notes are written as signed; unsigned unless the municipality has decided otherwise
 */
public record JournalPolicy(
        @Nullable Target target,
        Map<String, String> headlines,
        @Nullable SystemIdentity systemIdentity,
        boolean signed) {

    /** The keys by which templates name a headline. */
    public static final List<String> HEADLINE_KEYS =
            List.of("SAMTYCKE", "FORETRADARE", "INFORMATION", "AVVIKELSE", "KLAGOMAL", "OMPROVNING", "RATTELSE");

    public enum Target {
        PROCAPITA,
        LIFECARE
    }

    /** @param staffId as the journal system knows the identity @param title what the note shows beside it */
    public record SystemIdentity(String staffId, String title) {}

    public JournalPolicy {
        headlines = Map.copyOf(headlines);
    }

    public Optional<String> headline(String key) {
        return Optional.ofNullable(headlines.get(key));
    }
}
