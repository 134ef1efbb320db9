package se.inkopsnavet.yaml;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a YAML file, asked by dotted keys relative to itself.
 *
 * <p>An answer is empty when the key is absent, null, undecided or not of that kind; that it is not of that kind has been reported by {@link ShapeCheck},
 * so readers need not report it again.
 */
public final class Branch {

    private final String file;
    private final String path;
    private final MappingNode mapping;

    Branch(String file, String path, MappingNode mapping) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
    }

    public String file() {
        return file;
    }

    /** The key as findings show it, from the root of the profile. */
    public String fullKey(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The line of the key, or of the nearest key above it that is there. */
    public int line(String key) {
        String known = key;
        while (true) {
            Optional<NodeTuple> entry = entry(known);
            if (entry.isPresent()) {
                return line(entry.get().getKeyNode());
            }
            int dot = known.lastIndexOf('.');
            if (dot < 0) {
                return line(mapping);
            }
            known = known.substring(0, dot);
        }
    }

    /** Whether the key stands there at all, whatever it holds. */
    public boolean stands(String key) {
        return entry(key).isPresent();
    }

    /** Whether the key holds, itself or somewhere inside, the word that says it is not decided yet. */
    public boolean undecided(String key) {
        return node(key).filter(Undecided::anywhereIn).isPresent();
    }

    /** Whether the key holds a value that is wholly decided. An empty list is none. */
    public boolean has(String key) {
        return node(key)
                .filter(node -> !isNull(node) && !Undecided.anywhereIn(node))
                .filter(node -> !(node instanceof CollectionNode<?> collection)
                        || !collection.getValue().isEmpty())
                .isPresent();
    }

    public Optional<String> text(String key) {
        return node(key).flatMap(Branch::scalar);
    }

    public List<String> texts(String key) {
        return items(key).flatMap(item -> scalar(item).stream()).toList();
    }

    public Optional<Integer> whole(String key) {
        return text(key).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    public Optional<Boolean> flag(String key) {
        return text(key)
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf);
    }

    public Optional<LocalDate> day(String key) {
        return text(key).flatMap(parsed(LocalDate::parse));
    }

    public Optional<LocalTime> time(String key) {
        return text(key).flatMap(parsed(LocalTime::parse));
    }

    public Optional<Duration> duration(String key) {
        return text(key).flatMap(parsed(Duration::parse));
    }

    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key).flatMap(name -> constant(type, name));
    }

    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return texts(key).stream()
                .flatMap(name -> constant(type, name).stream())
                .toList();
    }

    /** The mappings of a list, each with its place in its key: {@code units[2]}. */
    public List<Branch> branches(String key) {
        List<Node> items = items(key).toList();
        return Stream.iterate(0, i -> i < items.size(), i -> i + 1)
                .filter(i -> items.get(i) instanceof MappingNode)
                .map(i -> new Branch(file, fullKey(key) + "[" + (i + 1) + "]", (MappingNode) items.get(i)))
                .toList();
    }

    Optional<Node> node(String key) {
        return entry(key).map(NodeTuple::getValueNode);
    }

    MappingNode mapping() {
        return mapping;
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private Optional<NodeTuple> entry(String dotted) {
        @Nullable MappingNode here = mapping;
        @Nullable NodeTuple found = null;
        for (String key : dotted.split("\\.")) {
            if (here == null) {
                return Optional.empty();
            }
            found = here.getValue().stream()
                    .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                            && name.getValue().equals(key))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return Optional.empty();
            }
            here = found.getValueNode() instanceof MappingNode next ? next : null;
        }
        return Optional.ofNullable(found);
    }

    private Stream<Node> items(String key) {
        return node(key)
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node).getValue().stream())
                .orElseGet(Stream::empty);
    }

    private static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar && !isNull(node) && !Undecided.in(node)
                ? Optional.of(scalar.getValue().strip())
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static <T> Function<String, Optional<T>> parsed(Function<String, T> parser) {
        return text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeParseException malformed) {
                return Optional.empty();
            }
        };
    }
}
