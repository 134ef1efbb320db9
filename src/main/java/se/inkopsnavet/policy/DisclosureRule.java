package se.inkopsnavet.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.decision.DisclosureBasis;

/**
 * Which grounds for disclosure (utlämnandegrunder) the municipality accepts for the customer list (S-04). That there must be one is no choice.
 *
 * @param types empty accepts none
 */
public record DisclosureRule(Set<DisclosureBasis.Type> types) {

    /** The words of the profile, requirements §8. */
    private static final Map<String, DisclosureBasis.Type> WORDS = Map.of(
            "CONSENT", DisclosureBasis.Type.CONSENT,
            "MENPRÖVNING_DECISION", DisclosureBasis.Type.HARM_ASSESSMENT);

    public DisclosureRule {
        types = Set.copyOf(types);
    }

    static DisclosureRule of(List<String> words) {
        return new DisclosureRule(
                words.stream().filter(WORDS::containsKey).map(WORDS::get).collect(Collectors.toUnmodifiableSet()));
    }

    static List<String> words() {
        return WORDS.keySet().stream().sorted().toList();
    }

    public boolean accepts(DisclosureBasis.Type type) {
        return types.contains(type);
    }
}
