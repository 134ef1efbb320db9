package se.inkopsnavet.lifecare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.JsonTransform;
import se.inkopsnavet.mapping.MappingFiles;
import tools.jackson.databind.json.JsonMapper;

/** Each folder in {@code src/test/resources/lifecare} holds a stored record and the fields that its mapping, which its name begins with, makes of it. */
class LifecareMappingsTest {

    private static final Path FOLDER = Path.of("src/test/resources/lifecare");
    private static final MappingFiles SHIPPED = new HomeMappingFiles(Path.of("."));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Map<String, Entity> MAPPINGS = Map.of(
            "beslut", Entity.DECISIONS,
            "klient", Entity.CLIENTS,
            "kontakt", Entity.CONTACTS,
            "franvaro", Entity.ABSENCES);

    private final Codes codes = Codes.load(SHIPPED, "lundvik");

    static Stream<Path> inputs() throws IOException {
        return Files.list(FOLDER).sorted();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void mappingGivesTheExpectedFields(Path example) throws IOException {
        String name = example.getFileName().toString();
        Entity entity = MAPPINGS.get(name.substring(0, name.indexOf('-')));

        Map<String, String> fields = new LifecareMappings(SHIPPED)
                .fields(
                        entity,
                        JsonMapper.shared().readTree(Files.readString(example.resolve("in.json"))),
                        codes,
                        TODAY);

        String written = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        assertThat(written).isEqualToNormalizingNewlines(Files.readString(example.resolve("out.txt")));
    }

    @Test
    void everyMappingHasAnExample() throws IOException {
        assertThat(inputs().map(path -> path.getFileName().toString().split("-")[0]))
                .containsAll(MAPPINGS.keySet());
    }

    @Test
    void brokenMappingIsNamedWithLineAndColumn() {
        assertThatThrownBy(() -> JsonTransform.compile(text("{\n  \"a\": 1,\n  \"b\": )\n}"), "lifecare/x.jsonata"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("OPS-002")
                .hasMessageContaining("mappings/lifecare/x.jsonata line 3:");
    }

    /** The library's message quotes what it was given. */
    @Test
    void failureWhileMappingQuotesNothing() {
        JsonTransform transform = JsonTransform.compile(text("{\"a\": $number(secret)}"), "lifecare/x.jsonata");
        assertThatThrownBy(() -> transform.apply(Map.of("secret", "Öhrström"), Map.of()))
                .isInstanceOf(FaultException.class)
                .hasNoCause()
                .hasMessageNotContaining("Öhrström");
    }

    @Test
    void mappingWithoutEndIsCutOff() {
        JsonTransform transform = JsonTransform.compile(
                text("($f := function($n) { $f($n + 1) }; {\"a\": $f(1)})"), "lifecare/x.jsonata");
        assertThatThrownBy(() -> transform.apply(Map.of(), Map.of())).isInstanceOf(FaultException.class);
    }

    @Test
    void wrongCodeIsNamedWithItsLine() {
        String yaml = "insats:\n  \"31\": INKÖP\nbeslutstyp: {}\nenhet: {}\nomrade: {}\nfranvaro: {}\nrelation: {}\n";
        assertThatThrownBy(() -> Codes.load(text(yaml), "lundvik"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("lifecare/koder/lundvik.yaml:2");
    }

    private static MappingFiles text(String content) {
        return path -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
