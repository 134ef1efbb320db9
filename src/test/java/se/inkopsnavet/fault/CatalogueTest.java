package se.inkopsnavet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.ledger.State;

/** Holds the enum, {@code mappings/operations/faults.yaml} and {@code docs/drift.md} together, in both directions. */
class CatalogueTest {

    private static final Path YAML = Path.of("mappings/operations/faults.yaml");
    private static final Path MANUAL = Path.of("docs/drift.md");
    private static final Pattern ENTRY = Pattern.compile("(?ms)^### `([A-Z]+-[0-9]+)`[^\n]*\n(.*?)(?=^#{1,3} |\\z)");
    private static final Set<String> OWNERS = Set.of(
            "kommunens IT",
            "avsändande systemets förvaltning",
            "enhetens utsedda ansvariga",
            "områdesansvarig",
            "säkerhetskontakt",
            "leverantören",
            "fakturadesken",
            "utvecklarna");

    private final FaultCatalogue catalogue = load();

    @Test
    void catalogueHasEveryFaultAndNothingElse() throws IOException {
        assertThat(section("faults").keySet()).containsExactlyInAnyOrderElementsOf(codes());
    }

    @Test
    void catalogueHasAWordForEveryStateAndNothingElse() throws IOException {
        assertThat(section("states").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(State.values()).map(Enum::name).toList());
        assertThat(catalogue.word("HELD")).isEqualTo("stoppat – väntar på en människa");
    }

    @Test
    void codesAreUnique() {
        assertThat(codes()).hasSize(Fault.values().length);
    }

    @Test
    void manualHasOneEntryPerFaultAndNothingElse() throws IOException {
        List<String> headings = manual().stream().map(found -> found.group(1)).toList();

        assertThat(headings).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void entryTellsMeaningCauseActionAndHowToVerify(Fault fault) throws IOException {
        assertThat(entries().get(fault.code()))
                .contains("**Betyder.**", "**Trolig orsak.**", "**Gör så här.**", "**Kontrollera.**")
                .contains("Ägare: " + catalogue.of(fault).owner() + ".");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void ownerIsOneWhoExists(Fault fault) {
        assertThat(catalogue.of(fault).owner()).isIn(OWNERS);
    }

    @Test
    void manualExplainsEveryState() throws IOException {
        String manual = Files.readString(MANUAL);

        assertThat(Stream.of(State.values()).map(state -> "| `" + state + "` | " + catalogue.word(state.name()) + " |"))
                .allSatisfy(row -> assertThat(manual).contains(row));
    }

    @Test
    void everyLinkInTheManualLeadsSomewhere() throws IOException {
        String manual = Files.readString(MANUAL);
        List<String> anchors = Pattern.compile("(?m)^#{1,3} (.+)$")
                .matcher(manual)
                .results()
                .map(found ->
                        found.group(1).toLowerCase(Locale.ROOT).replace("`", "").replace(' ', '-'))
                .toList();

        assertThat(Pattern.compile("\\]\\(#([^)]+)\\)")
                        .matcher(manual)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(anchors);
    }

    private static Set<String> codes() {
        return Stream.of(Fault.values()).map(Fault::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> entries() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        manual().forEach(found -> entries.put(found.group(1), found.group(2)));
        return entries;
    }

    private static List<MatchResult> manual() throws IOException {
        return ENTRY.matcher(Files.readString(MANUAL)).results().toList();
    }

    @SuppressWarnings("unchecked") // a wrong shape fails the test
    private static Map<String, Object> section(String name) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Map<String, Object> root = new Yaml(new SafeConstructor(strict)).load(Files.readString(YAML));
        return (Map<String, Object>) root.get(name);
    }

    private static FaultCatalogue load() {
        try (InputStream yaml = Files.newInputStream(YAML)) {
            return FaultCatalogue.load(yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
