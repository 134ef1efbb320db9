package se.inkopsnavet.yaml;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** A YAML mapping that remembers where everything stands, so that an error can name file and line. Scalars are read as written, never as numbers. */
public record YamlMap(String file, int line, Map<String, Node> entries) {

    /** A scalar and where it stands. */
    public record Text(String value, String place) {}

    public static YamlMap read(InputStream yaml, String file) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new InputStreamReader(yaml, StandardCharsets.UTF_8));
            if (root == null) {
                throw new FaultException(Fault.CONFIGURATION, file + ":1: empty");
            }
            return of(root, file);
        } catch (MarkedYAMLException broken) {
            int at = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new FaultException(Fault.CONFIGURATION, file + ":" + at + ": not YAML", broken);
        } catch (YAMLException broken) {
            throw new FaultException(Fault.CONFIGURATION, file + ":1: not YAML", broken);
        }
    }

    private static YamlMap of(Node node, String file) {
        if (!(node instanceof MappingNode mapping)) {
            throw new FaultException(Fault.CONFIGURATION, place(file, node) + ": expected keys");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), file).value();
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw new FaultException(Fault.CONFIGURATION, place(file, tuple.getKeyNode()) + ": " + key + " twice");
            }
        }
        return new YamlMap(file, node.getStartMark().getLine() + 1, entries);
    }

    public FaultException error(String reason) {
        return new FaultException(Fault.CONFIGURATION, file + ":" + line + ": " + reason);
    }

    public FaultException error(String key, String reason) {
        return new FaultException(Fault.CONFIGURATION, place(file, node(key)) + ": " + reason);
    }

    public void onlyKeys(String... known) {
        Set<String> names = Set.of(known);
        for (String key : entries.keySet()) {
            if (!names.contains(key)) {
                throw error(key, "unknown key " + key);
            }
        }
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public String text(String key) {
        Text text = scalar(node(key), file);
        if (text.value().isBlank()) {
            throw error(key, key + " is empty");
        }
        return text.value();
    }

    /** @return false when the key is absent */
    public boolean flag(String key) {
        if (!entries.containsKey(key)) {
            return false;
        }
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error(key, key + " is neither true nor false");
        };
    }

    public YamlMap map(String key) {
        return of(node(key), file);
    }

    public List<YamlMap> maps(String key) {
        return items(key).stream().map(item -> of(item, file)).toList();
    }

    public List<Text> texts(String key) {
        return items(key).stream().map(item -> scalar(item, file)).toList();
    }

    private List<Node> items(String key) {
        if (!(node(key) instanceof SequenceNode sequence)) {
            throw error(key, key + " is not a list");
        }
        return new ArrayList<>(sequence.getValue());
    }

    private Node node(String key) {
        Node node = entries.get(key);
        if (node == null) {
            throw error(key + " is missing");
        }
        return node;
    }

    private static Text scalar(Node node, String file) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new FaultException(Fault.CONFIGURATION, place(file, node) + ": expected text");
        }
        return new Text(scalar.getValue(), place(file, node));
    }

    private static String place(String file, Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
