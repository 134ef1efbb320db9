package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.inkopsnavet.decision.fields.CanonicalField;

/** Each folder in {@code src/test/resources/procapita} holds a file as Procapita writes it and the fields that the mappings make of it. */
class ExamplePairsTest {

    private static final Path FOLDER = Path.of("src/test/resources/procapita");

    static Stream<Path> inputs() throws IOException {
        return Files.walk(FOLDER)
                .filter(path -> path.getFileName().toString().startsWith("in."))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void mappingGivesTheExpectedFields(Path input) throws IOException {
        var record = Exports.records(() -> Files.newInputStream(input)).get(0);

        Map<CanonicalField, String> fields = Exports.TRANSLATOR.fields(record).asMap();

        String written = fields.entrySet().stream()
                .filter(entry -> !entry.getValue().equals("false") || entry.getKey() != CanonicalField.SECRET_DROPPED)
                .map(entry -> entry.getKey().key() + ": " + entry.getValue().replace("\n", "\\n") + "\n")
                .collect(Collectors.joining());
        assertThat(written).isEqualToNormalizingNewlines(Files.readString(input.resolveSibling("out.txt")));
    }
}
