package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whoever sends too large an export is told so by a receipt, which only a file that has been taken in gets. */
class OversizeExportTest {

    @Test
    void everyRouteOfDecisionsTakesInMoreThanAnExportMayHold() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes/municipalities"))) {
            List<Map<String, String>> routes = files.flatMap(OversizeExportTest::routes)
                    .filter(route -> "DECISION_FILE".equals(route.get("flow")))
                    .toList();

            assertThat(routes).isNotEmpty().allSatisfy(route -> assertThat(Long.parseLong(route.get("maxBytes")))
                    .isGreaterThanOrEqualTo(2 * ExportLimits.DEFAULT.maxBytes()));
        }
    }

    @SuppressWarnings("unchecked") // what is not a list of templated routes fails the test
    private static Stream<Map<String, String>> routes(Path file) {
        List<Map<String, Map<String, Object>>> wiring;
        try {
            wiring = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wiring.stream()
                .map(entry ->
                        (List<Map<String, String>>) entry.get("templatedRoute").get("parameters"))
                .map(parameters -> parameters.stream()
                        .collect(
                                Collectors.toMap(each -> each.get("name"), each -> String.valueOf(each.get("value")))));
    }
}
