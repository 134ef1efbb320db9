package se.inkopsnavet.yaml;

import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The words that stand where the municipality has not decided yet (requirements §8). They are allowed at any key, so that it is seen what is open. */
final class Undecided {

    private static final Set<String> WORDS = Set.of("UNDECIDED", "KRÄVS");

    private Undecided() {}

    static boolean in(Node node) {
        return node instanceof ScalarNode scalar
                && WORDS.contains(scalar.getValue().strip());
    }
}
