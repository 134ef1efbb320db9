package se.inkopsnavet.peppol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Every document of the shared manifest ends where it says, with exactly its codes. */
class ManifestTest {

    private static final Path FOLDER = Path.of("src/test/resources/peppol");
    private static final PeppolRules RULES = new PeppolRules();

    record Line(String file, String vesid, String result, Set<String> codes) {

        static Line parse(String line) {
            String[] cells = line.split("\t", -1);
            Set<String> codes = Arrays.stream(cells[4].split(","))
                    .filter(code -> !code.isBlank())
                    .collect(Collectors.toSet());
            return new Line(cells[0], cells[1], cells[3], codes);
        }

        boolean isTaken() {
            return Arrays.stream(DocumentKind.values())
                    .anyMatch(kind -> Release.vesid(kind).equals(vesid));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Line> manifest() throws IOException {
        return Files.readAllLines(FOLDER.resolve("MANIFEST.tsv")).stream()
                .skip(1)
                .map(Line::parse);
    }

    static Stream<Line> orderDocuments() throws IOException {
        return manifest().filter(Line::isTaken);
    }

    static Stream<Line> others() throws IOException {
        return manifest().filter(line -> !line.isTaken());
    }

    @ParameterizedTest
    @MethodSource("orderDocuments")
    void orderDocumentBreaksExactlyTheRulesItShould(Line line) throws IOException {
        Document document = UblReader.read(Files.readAllBytes(FOLDER.resolve(line.file())));
        DocumentKind kind =
                DocumentKind.taken(UblReader.customizationId(document)).orElseThrow();

        var hits = RULES.brokenBy(kind, document);

        assertThat(Release.vesid(kind)).isEqualTo(line.vesid());
        assertThat(hits.stream().map(RuleHit::toString)).containsExactlyInAnyOrderElementsOf(line.codes());
        assertThat(hits.stream().anyMatch(RuleHit::error))
                .isEqualTo(line.result().equals("INVALID"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNoOrderDocumentIsNotTaken(Line line) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve(line.file()));
        if (line.result().equals("UNPARSEABLE")) {
            assertThatThrownBy(() -> UblReader.read(bytes))
                    .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                            .isEqualTo(Fault.XML_EXTERNAL_ENTITY));
        } else {
            assertThat(DocumentKind.taken(UblReader.customizationId(UblReader.read(bytes))))
                    .isEmpty();
        }
    }

    @Test
    void manifestIsWhole() throws IOException {
        assertThat(orderDocuments()).hasSize(17);
        assertThat(others()).isNotEmpty();
        assertThat(manifest().map(Line::file)).allMatch(file -> Files.exists(FOLDER.resolve(file)));
    }
}
