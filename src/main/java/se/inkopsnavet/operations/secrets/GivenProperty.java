package se.inkopsnavet.operations.secrets;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * One property as somebody wrote it, before any placeholder or {@code ENC(...)} is resolved.
 *
 * @param source where it was written, such as {@code class path resource [application.yaml] - 12:15}; never holds the value
 */
record GivenProperty(String key, String value, String source) {

    /** All text properties except those that come from secret files (configtree), which hold one value per file and are not scanned. */
    static Stream<GivenProperty> all(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source ->
                        source instanceof EnumerablePropertySource<?> && !(source instanceof ConfigTreePropertySource))
                .map(source -> (EnumerablePropertySource<?>) source)
                .flatMap(source -> Stream.of(source.getPropertyNames()).map(key -> given(source, key)))
                .filter(Objects::nonNull);
    }

    private static GivenProperty given(EnumerablePropertySource<?> source, String key) {
        return source.getProperty(key) instanceof CharSequence text
                ? new GivenProperty(key, text.toString(), place(source, key))
                : null;
    }

    private static String place(PropertySource<?> source, String key) {
        Object origin = OriginLookup.getOrigin(source, key);
        return origin == null ? source.getName() : origin.toString();
    }
}
