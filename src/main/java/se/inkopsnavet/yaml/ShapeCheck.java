package se.inkopsnavet.yaml;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import se.inkopsnavet.finding.Finding;

/** Holds a branch against its shape: unknown keys, keys that stand twice, values of the wrong kind. Each is an error with its line and its key. */
public final class ShapeCheck {

    private final String file;
    private final Consumer<Finding> findings;

    private ShapeCheck(String file, Consumer<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    public static void check(Branch branch, Shape.Section shape, Consumer<Finding> findings) {
        new ShapeCheck(branch.file(), findings).section(branch.mapping(), "", shape);
    }

    private void value(Node node, String key, Shape shape) {
        if (Branch.isNull(node) || Undecided.in(node)) {
            return;
        }
        if (shape instanceof Shape.Scalar scalar) {
            scalar(node, key, scalar);
        } else if (shape instanceof Shape.ListOf list) {
            list(node, key, list);
        } else if (shape instanceof Shape.Section section) {
            section(node, key, section);
        } else if (shape instanceof Shape.Either either) {
            value(node, key, node instanceof ScalarNode ? either.scalar() : either.section());
        }
    }

    private void scalar(Node node, String key, Shape.Scalar shape) {
        if (!(node instanceof ScalarNode scalar)
                || !shape.fits().test(scalar.getValue().strip())) {
            report(node, key, "här väntas " + shape.expected());
        }
    }

    private void list(Node node, String key, Shape.ListOf shape) {
        if (!(node instanceof SequenceNode sequence)) {
            report(node, key, "här väntas en lista [ … ]");
            return;
        }
        int number = 0;
        for (Node item : sequence.getValue()) {
            value(item, key + "[" + ++number + "]", shape.item());
        }
    }

    private void section(Node node, String key, Shape.Section shape) {
        if (!(node instanceof MappingNode mapping)) {
            report(
                    node,
                    key,
                    "här väntas nycklarna " + String.join(", ", shape.keys().keySet()));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String full = key.isEmpty() ? name : key + "." + name;
            Shape known = shape.keys().get(name);
            if (known == null) {
                report(
                        entry.getKeyNode(),
                        full,
                        "okänd nyckel; kända är "
                                + String.join(", ", shape.keys().keySet()));
            } else if (!seen.add(name)) {
                report(entry.getKeyNode(), full, "nyckeln står två gånger");
            } else {
                value(entry.getValueNode(), full, known);
            }
        }
    }

    private void report(Node node, String key, String message) {
        findings.accept(Finding.error(file, Branch.line(node), key, message));
    }
}
