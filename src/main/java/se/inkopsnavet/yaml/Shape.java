package se.inkopsnavet.yaml;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What may stand at a key of a profile. A profile's shape names every key it knows, so that a misspelt one is found. */
public sealed interface Shape {

    /**
     * One value.
     *
     * @param expected in Swedish, to complete "här väntas …"
     */
    record Scalar(String expected, Predicate<String> fits) implements Shape {}

    record ListOf(Shape item) implements Shape {}

    record Section(Map<String, Shape> keys) implements Shape {}

    /** One of two kinds, when a key holds either a value or a section. */
    record Either(Scalar scalar, Section section) implements Shape {}

    static Scalar text(int longest) {
        return new Scalar("text, högst " + longest + " tecken", text -> !text.isBlank() && text.length() <= longest);
    }

    static Scalar matching(String regex, String expected) {
        return new Scalar(expected, Pattern.compile(regex).asMatchPredicate());
    }

    static Scalar whole(int least, int most) {
        return new Scalar(
                "ett heltal " + least + "–" + most,
                text -> text.matches("[0-9]{1,9}")
                        && Integer.parseInt(text) >= least
                        && Integer.parseInt(text) <= most);
    }

    static Scalar flag() {
        return oneOf("true", "false");
    }

    static Scalar day() {
        return new Scalar("ett datum ÅÅÅÅ-MM-DD", parses(LocalDate::parse));
    }

    static Scalar time() {
        return new Scalar("ett klockslag \"HH:MM\"", parses(LocalTime::parse));
    }

    static Scalar duration() {
        return new Scalar("en tidslängd som PT15M", parses(Duration::parse));
    }

    static Scalar oneOf(String... words) {
        Set<String> known = new LinkedHashSet<>(Arrays.asList(words));
        return new Scalar("något av " + String.join(", ", known), known::contains);
    }

    static <E extends Enum<E>> Scalar oneOf(Class<E> type) {
        return oneOf(Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new));
    }

    static ListOf listOf(Shape item) {
        return new ListOf(item);
    }

    static Section section(Key... keys) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Key key : keys) {
            shapes.put(key.name(), key.shape());
        }
        return new Section(shapes);
    }

    static Key key(String name, Shape shape) {
        return new Key(name, shape);
    }

    record Key(String name, Shape shape) {}

    private static Predicate<String> parses(Function<String, ?> parser) {
        return text -> {
            try {
                return parser.apply(text) != null;
            } catch (DateTimeParseException malformed) {
                return false;
            }
        };
    }
}
