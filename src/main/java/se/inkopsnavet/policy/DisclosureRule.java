package se.inkopsnavet.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.decision.DisclosureBasis;

/**
 * Which grounds for disclosure (utlämnandegrunder) the municipality accepts (S-04). That there must be one before anything is disclosed is no choice.
 *
 * @param types empty accepts none
 * @param required whether a client must have one also where there is no customer list, before anything is ordered
 */
public record DisclosureRule(Set<DisclosureBasis.Type> types, boolean required) {

    /** The words of the profile, requirements §8. */
    private static final Map<String, DisclosureBasis.Type> WORDS = Map.of(
            "CONSENT", DisclosureBasis.Type.CONSENT,
            "MENPRÖVNING_DECISION", DisclosureBasis.Type.HARM_ASSESSMENT);

    public DisclosureRule {
        types = Set.copyOf(types);
    }

    static DisclosureRule of(List<String> words, boolean required) {
        return new DisclosureRule(
                words.stream().filter(WORDS::containsKey).map(WORDS::get).collect(Collectors.toUnmodifiableSet()),
                required);
    }

    static List<String> words() {
        return WORDS.keySet().stream().sorted().toList();
    }

    public boolean accepts(DisclosureBasis.Type type) {
        return types.contains(type);
    }
}
