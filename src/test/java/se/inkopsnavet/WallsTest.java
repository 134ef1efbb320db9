package se.inkopsnavet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ComponentScan;

/** The walls of the house (docs, design §3 and style): what may know what. */
class WallsTest {

    private static final Path MAIN = Path.of("src/main/java");

    /** Rooms where decisions are made. */
    private static final String[] HEART = {
        "..person..", "..policy..", "..decision..", "..purchase..", "..customerlist..", "..finding..", "..yaml.."
    };

    /** The edges of those rooms, by role: their stores, the flow that opens the transaction, the numbers and versions that are rows. */
    private static final Set<String> EDGES = Set.of(
            "se.inkopsnavet.customerlist.RowStore",
            "se.inkopsnavet.purchase.CaseStore",
            "se.inkopsnavet.purchase.CaseNumbers",
            "se.inkopsnavet.purchase.DecisionsSeen",
            "se.inkopsnavet.purchase.DecisionFlow",
            "se.inkopsnavet.purchase.Reactivation");

    /** Pure rooms reach no other store either; the ledger's own bookkeeping is reached by the edge and by what writes decisions down. */
    private static final Set<String> WRITERS = Set.of(
            "se.inkopsnavet.purchase.Casework",
            "se.inkopsnavet.purchase.Consequences",
            "se.inkopsnavet.purchase.CaseKeys",
            "se.inkopsnavet.purchase.DecisionReader",
            "se.inkopsnavet.purchase.RulesReview",
            "se.inkopsnavet.purchase.UnreadyCases",
            "se.inkopsnavet.purchase.LaterDecisions",
            "se.inkopsnavet.purchase.Repeats",
            "se.inkopsnavet.purchase.ExportRecordReader");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.inkopsnavet");

    @Test
    void heartKnowsNoFramework() {
        noClasses()
                .that(resideInAnyPackage(HEART))
                .and(areNot(EDGES))
                .should(dependOnClassesThat(resideInAnyPackage(
                        "org.apache.camel..",
                        "org.apache.cxf..",
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..")))
                .check(HOUSE);
    }

    @Test
    void decisionsKnowNoStore() {
        noClasses()
                .that(resideInAnyPackage(HEART))
                .and(areNot(EDGES))
                .and(areNot(WRITERS))
                .should(dependOnClassesThat(resideInAnyPackage("..ledger..", "..privacy..", "..notice..")))
                .check(HOUSE);
    }

    @Test
    void everyListedEdgeIsOne() {
        for (String edge : EDGES) {
            assertThat(HOUSE.get(edge).getDirectDependenciesFromSelf())
                    .as(edge)
                    .anyMatch(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith("org.springframework"));
        }
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("se.inkopsnavet.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .check(HOUSE);
    }

    /** Elsewhere Spring would not find it, and nobody would be told. */
    @Test
    void beansAreMadeWhereTheHubLooksForThem() {
        String[] looked = Stream.of(
                        Inkopsnavet.class.getAnnotation(ComponentScan.class).basePackages())
                .map(name -> name + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Component")
                .and()
                .doNotHaveFullyQualifiedName(Inkopsnavet.class.getName())
                .should()
                .resideInAnyPackage(looked)
                .andShould()
                .haveSimpleNameEndingWith("Configuration")
                .check(HOUSE);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(HOUSE);
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(HOUSE);
    }

    @Test
    void everyNameSaysWhatTheClassDoes() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper)").check(HOUSE);
    }

    /** A municipality is a file; the code knows none of them, the made-up one included (design §5). */
    @ParameterizedTest
    @MethodSource("municipalities")
    void codeKnowsNoMunicipality(String policyId) {
        assertThat(saying(MAIN, Pattern.compile(policyId, Pattern.CASE_INSENSITIVE)))
                .isEmpty();
    }

    static Stream<String> municipalities() {
        Stream<String> ids = files(Path.of("mappings/municipalities"), ".yaml")
                .map(file -> file.getFileName().toString().replace(".yaml", ""));
        return Stream.concat(ids, Stream.of("ekerö", "strängnäs", "söderköping"));
    }

    /**
     * Everything is caught in one place, the ledger's boundary. Elsewhere only where a library's signature or its parsing of hostile bytes throws
     * anything at all, and each such place turns it into a fault at once.
     */
    @Test
    void everythingIsCaughtInTheLedgerOnly() {
        assertThat(saying(MAIN, Pattern.compile("(catch \\(|\\| *)(final )?(Exception|RuntimeException|Throwable)\\b")))
                .containsExactlyInAnyOrder(
                        "ledger/InboundWorker.java",
                        "ledger/OutboundWorker.java",
                        "ledger/QuietFailures.java",
                        "ledger/Endings.java",
                        "ledger/Savepoints.java",
                        // Camel's route loader declares Exception; whatever it is, the file is to be named
                        "wiring/RouteFiles.java",
                        // JSONata answers input that a function cannot use with any RuntimeException, which quotes it
                        "mapping/JsonTransform.java",
                        // Bouncy Castle answers hostile bytes with any RuntimeException
                        "securemail/CmsDecryptor.java",
                        "securemail/PgpDecryptor.java",
                        "securemail/PgpSignedContent.java",
                        "securemail/VerifiedContent.java");
    }

    /** The tests' files as well. The error catalogue alone is longer than any file should be: a list with one entry per code, which is read by searching. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "src/main/resources", "routes", "mappings"})
    void everyFileIsShort(String folder) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            assertThat(all.filter(file -> file.toString().matches(".*\\.(java|ya?ml|sql)$"))
                            .filter(file -> !file.endsWith("operations/faults.yaml"))
                            .filter(file -> lines(file).size() > 300))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        // A nested class belongs to the class that holds it.
        return DescribedPredicate.not(nameMatching("(" + String.join("|", names).replace(".", "\\.") + ")(\\$.*)?"))
                .forSubtype();
    }

    private static List<String> saying(Path root, Pattern words) {
        Path rooms = root.resolve("se/inkopsnavet");
        return files(root, ".java")
                .filter(file -> lines(file).stream()
                        .anyMatch(line -> words.matcher(line).find()))
                .map(file -> rooms.relativize(file).toString())
                .toList();
    }

    private static Stream<Path> files(Path root, String suffix) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
