package se.inkopsnavet.yaml;

import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The words that stand where the municipality has not decided yet (requirements §8). They are allowed at any key, so that it is seen what is open. */
final class Undecided {

    private static final Set<String> WORDS = Set.of("UNDECIDED", "KRÄVS");

    private Undecided() {}

    /** Whether something inside is open: a fee whose payer is undecided leaves the fees undecided. */
    static boolean anywhereIn(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream().anyMatch(entry -> anywhereIn(entry.getValueNode()));
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().anyMatch(Undecided::anywhereIn);
        }
        return in(node);
    }

    static boolean in(Node node) {
        return node instanceof ScalarNode scalar
                && WORDS.contains(scalar.getValue().strip());
    }
}
