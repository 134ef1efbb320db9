package se.inkopsnavet.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;

class SyntheticExportTest {

    private static final SyntheticExport EXPORT = new SyntheticExport(42, Reading.DAY);

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void tenThousandDecisionsAreAGoodFile(FileFormat format) throws IOException {
        byte[] file = written(EXPORT, format, 1, 10_000);

        assertThat(Reading.verified(file).records()).isEqualTo(10_000);
        assertThat(Reading.verified(file).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void everyDecisionIsGoodByThePolicyAndItsPersonLeadsBackToIt(FileFormat format) throws IOException {
        Policy policy = Policies.load(Path.of("."))
                .policyOn(DemoExport.MUNICIPALITY, Reading.DAY)
                .orElseThrow();

        var decisions = Reading.translated(written(EXPORT, format, 501, 300));

        int number = 501;
        for (Reading.Translated one : decisions) {
            Decision decision = one.asDecision().orElseThrow();
            assertThat(decision.decisionId()).isEqualTo("B-000" + number);
            assertThat(EXPORT.numberOf(decision.client().personId().digits())).isEqualTo(number);
            assertThat(EXPORT.numberOf(decision.client().personId().hyphenated()))
                    .isEqualTo(number);
            assertThat(policy.areaFor(decision.client().areaName())).isPresent();
            assertThat(policy.unit(decision.unitId())).isPresent();
            assertThat(decision.basis().covers("livs", Reading.DAY)).isTrue();
            number++;
        }
        assertThat(number).isEqualTo(801);
        assertThat(decisions.stream().map(one -> one.decision().unitId()).collect(Collectors.toSet()))
                .hasSize(3);
    }

    @Test
    void sameSeedGivesTheSameBytesAndAnotherGivesOthers() throws IOException {
        byte[] file = written(EXPORT, FileFormat.XML, 1, 100);

        assertThat(written(new SyntheticExport(42, Reading.DAY), FileFormat.XML, 1, 100))
                .isEqualTo(file);
        assertThat(written(new SyntheticExport(43, Reading.DAY), FileFormat.XML, 1, 100))
                .isNotEqualTo(file);
    }

    @Test
    void aHundredThousandPeopleAreAllDifferent() {
        Set<String> people = new HashSet<>();
        for (int number = 1; number <= 100_000; number++) {
            people.add(EXPORT.personnummer(number));
        }

        assertThat(people).hasSize(100_000);
    }

    @Property(tries = 500)
    void everyPersonnummerIsValidAndLeadsBack(@ForAll @IntRange(max = 18_000_000) int number, @ForAll long seed) {
        SyntheticExport export = new SyntheticExport(seed, Reading.DAY);

        String digits = PersonId.parse(export.personnummer(number), Reading.DAY).digits();

        assertThat(digits).startsWith("18");
        assertThat(export.numberOf(digits)).isEqualTo(number);
    }

    private static byte[] written(SyntheticExport export, FileFormat format, int first, int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(format, out, first, count);
        return out.toByteArray();
    }
}
