package se.inkopsnavet.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import se.inkopsnavet.finding.Finding;

/** Reads YAML as a tree of nodes, which know their lines, and never as Java objects. */
public final class YamlDocument {

    private static final int LARGEST = 1_000_000;

    private YamlDocument() {}

    /**
     * The entries of a file: its one mapping, or each mapping of a list, which stands at the root or under {@code listKey}.
     *
     * <p>Several entries are how one file holds several versions of the same profile.
     */
    public static List<Branch> entries(YamlSource source, String listKey, Consumer<Finding> findings) {
        List<Branch> entries = new ArrayList<>();
        Node root = compose(source, findings);
        if (root instanceof MappingNode mapping) {
            Branch branch = new Branch(source.file(), "", mapping);
            root = branch.node(listKey).orElse(root);
        }
        if (root instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                addEntry(source, item, entries, findings);
            }
        } else if (root != null) {
            addEntry(source, root, entries, findings);
        }
        return entries;
    }

    private static void addEntry(YamlSource source, Node node, List<Branch> entries, Consumer<Finding> findings) {
        if (node instanceof MappingNode mapping) {
            entries.add(new Branch(source.file(), "", mapping));
        } else {
            findings.accept(Finding.error(source.file(), Branch.line(node), "", "här väntas nycklar med värden"));
        }
    }

    private static @Nullable Node compose(YamlSource source, Consumer<Finding> findings) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(LARGEST);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(source.text()));
            if (root == null) {
                findings.accept(Finding.error(source.file(), 0, "", "filen är tom"));
            }
            return root;
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 0
                    : malformed.getProblemMark().getLine() + 1;
            findings.accept(Finding.error(source.file(), line, "", "felaktig YAML: " + malformed.getProblem()));
        } catch (YAMLException refused) {
            findings.accept(Finding.error(source.file(), 0, "", "filen kan inte läsas som YAML"));
        }
        return null;
    }
}
