package se.inkopsnavet.demo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.customerlist.CustomerListRow;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.Phrases;
import se.inkopsnavet.customerlist.RowBuilder;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.customerlist.RowRules;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.demo.data.Reading.Translated;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;

class DemoExportTest {

    /** What the translation alone finds; the others are for the heart to judge. */
    private static final Set<Fault> TRANSLATION =
            EnumSet.of(Fault.ENCODING_SUSPECT, Fault.INVALID_PERSON_ID, Fault.RESERVE_NUMBER);

    private final DemoExport export = new DemoExport(Reading.DAY);
    private final List<Translated> translated = new ArrayList<>();

    {
        translated.addAll(Reading.translated(export.xml()));
        translated.addAll(Reading.translated(export.csv()));
    }

    @Test
    void mainFileHoldsTwentyFiveDecisions() {
        assertThat(export.xmlName()).isEqualTo("beslut_20261122_kl0600.xml");
        assertThat(Reading.verified(export.xml()).records()).isEqualTo(25);
        assertThat(Reading.verified(export.xml()).format()).isEqualTo(FileFormat.XML);
        assertThat(Reading.verified(export.csv()).format()).isEqualTo(FileFormat.CSV);
        assertThat(export.cases()).hasSize(translated.size());
    }

    @Test
    void unfinishedFileIsNoFile() {
        FaultException refused = catchThrowableOfType(FaultException.class, () -> Reading.verified(export.truncated()));

        assertThat(refused.fault()).isEqualTo(Fault.XML_NOT_WELL_FORMED);
    }

    @Test
    void everyRecordTranslatesOrFailsAsExpected() {
        for (int i = 0; i < translated.size(); i++) {
            DemoCase one = export.cases().get(i);
            Fault expected = one.expected().fault();
            assertThat(translated.get(i).fault())
                    .as(one.place())
                    .isEqualTo(TRANSLATION.contains(expected) ? expected : null);
        }
    }

    @Test
    void duplicateIsTheSameDecisionWhateverTheFormat() {
        assertThat(decision(26)).isEqualTo(decision(1));
    }

    @Test
    void conflictHasTheSameIdAndVersionAndOtherContent() {
        assertThat(decision(25).decisionId()).isEqualTo(decision(1).decisionId());
        assertThat(decision(25).version()).isEqualTo(decision(1).version());
        assertThat(decision(25)).isNotEqualTo(decision(1));
    }

    @Test
    void secretsStandInTheFilesAndNoDecisionHoldsThem() {
        String files = new String(export.xml(), StandardCharsets.UTF_8);

        assertThat(files).contains(DemoExport.DOOR_CODE_IN_STREET, DemoExport.DOOR_CODE_FIELD, DemoExport.PASSWORD);
        assertThat(decision(6).client().address().street()).isEqualTo("Åkervägen 12");
        assertThat(decision(7).terms().secretDropped()).isTrue();
    }

    @Test
    void decomposedNameIsComposed() {
        assertThat(Normalizer.isNormalized(new String(export.xml(), StandardCharsets.UTF_8), Normalizer.Form.NFC))
                .isFalse();
        assertThat(decision(21).client().name().first()).isEqualTo("Åke");
    }

    @Test
    void shortPersonnummerWithPlusIsAPersonPastAHundred() {
        assertThat(decision(20).client().personId().hyphenated()).isEqualTo("18900119-9802");
    }

    @Test
    void everybodyIsATestPerson() {
        EnvironmentGuard guard = new EnvironmentGuard(EnvironmentGuard.Environment.TEST, TestPersons.shipped());

        assertThat(translated.stream().flatMap(one -> one.asDecision().stream()).toList())
                .hasSize(27)
                .allSatisfy(one -> guard.check(one.client().personId()));
    }

    @Test
    void dataAgreesWithThePolicy() {
        Policy policy = Policies.load(Path.of("."))
                .policyOn(DemoExport.MUNICIPALITY, Reading.DAY)
                .orElseThrow();

        for (int i = 0; i < translated.size(); i++) {
            DemoCase one = export.cases().get(i);
            boolean read = one.expected().fault() != Fault.PROTECTED_IDENTITY
                    && one.expected().fault() != Fault.NOT_ALIVE;
            translated.get(i).asDecision().filter(decision -> read).ifPresent(decision -> {
                assertThat(policy.areaFor(decision.client().areaName()).isEmpty())
                        .as(one.place())
                        .isEqualTo(one.expected().fault() == Fault.UNKNOWN_AREA);
                assertThat(policy.unit(decision.unitId())).as(one.place()).isPresent();
            });
            if (one.expected().delivered()) {
                assertThat(decision(i + 1).basis().covers(policy.supplierFor().orElseThrow(), Reading.DAY))
                        .as(one.place())
                        .isTrue();
            }
        }
    }

    @Test
    void rowsAreReadyIncompleteOrHeldAsExpected() throws IOException {
        for (int i = 0; i < translated.size(); i++) {
            DemoCase one = export.cases().get(i);
            Decision decision = translated.get(i).asDecision().orElse(null);
            if (one.expected().delivered()) {
                assertThat(row(decision)).as(one.place()).isInstanceOf(RowResult.Ready.class);
                assertThat(text(((RowResult.Ready) row(decision)).row()))
                        .as(one.place())
                        .doesNotContain(export.secrets().toArray(String[]::new));
            } else if (one.expected().fault() == Fault.INCOMPLETE_ROW) {
                assertThat(row(decision)).isEqualTo(new RowResult.Incomplete(Set.of(Letter.J)));
            } else if (one.expected().fault() == Fault.DRIVER_INFO_HELD) {
                assertThat(row(decision)).isEqualTo(new RowResult.Held(Fault.DRIVER_INFO_HELD, Letter.H));
            }
        }
    }

    private static String text(CustomerListRow row) {
        return String.join(
                "|",
                row.firstName(),
                row.lastName(),
                row.address(),
                row.personnummer(),
                row.password(),
                row.driverInfo(),
                row.invoice());
    }

    private static RowResult row(Decision decision) throws IOException {
        RowRules rules = new RowRules(true, 1, 2, 200, true, true, Set.of("exempelkommun.example"));
        try (InputStream phrases = Files.newInputStream(Path.of("mappings/customerlist/phrases.yaml"));
                InputStream screening = Files.newInputStream(Path.of("mappings/customerlist/screening.yaml"))) {
            RowBuilder builder =
                    new RowBuilder(Phrases.load(phrases, "phrases.yaml"), Screening.load(screening, "screening.yaml"));
            return builder.build(rules, decision, "Åsby", List.of("08-465 004 10", "08-465 004 11"));
        }
    }

    @Test
    void onlyFictionalPhonesAndHostsOccur() {
        assertThat(export.cases())
                .extracting(one -> one.sample().values().getOrDefault("telefon", "0701740605"))
                .allMatch(phone -> phone.matches("07017406(0[5-9]|[1-9][0-9])"));
        assertThat(new String(export.xml(), StandardCharsets.UTF_8))
                .doesNotContainPattern("https?://(?!x\\.example\\b)");
    }

    private Decision decision(int position) {
        return translated.get(position - 1).asDecision().orElseThrow();
    }
}
