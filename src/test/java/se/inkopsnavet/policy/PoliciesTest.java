package se.inkopsnavet.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.YamlSource;

class PoliciesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String COMPLETE = read("mappings/municipalities/exempelkommun.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendPersonnummer: true|sendPersonnumer: true|kundlista.sendPersonnumer|okänd nyckel",
                "payer: MAXTAXA_BASIS|payer: MAXTAXA|fees[3].payer|MAXTAXA_BASIS",
                "sms: NUMBER_IN_KUNDLISTA|smss: NUMBER_IN_KUNDLISTA|doorNotOpened.noAnswer.smss|okänd nyckel",
                "mode: LIVE|mode: LIV|mode|något av LIVE",
                "validFrom: 2026-01-01|validFrom: 2026-02-30|validFrom|datum",
                "time: \"13:00\"|time: \"25:00\"|delivery.cutoff.time|klockslag",
                "maxLength: 200|maxLength: många|kundlista.driverInfo.maxLength|heltal",
                "suppliers: [livs]|suppliers: livs|suppliers|lista",
                "suppliers: [livs]|suppliers: [livs, mathem]|suppliers|exakt en",
                "supplierModel: PROCURED_SINGLE|supplierModel: CLIENT_CHOICE_WITH_STAFF|kundlista.enabled|ingen leverantör",
                "supplierModel: PROCURED_SINGLE|supplierModel: FREE_CHOICE|kundlista.enabled|ingen leverantör",
                "enabled: true|enabled: false|credentials.handover|NONE_CLIENT_OWNS",
                "enabled: true|enabled: false|delivery.areas|bokas varje leverans för sig",
                "required: true|required: false|disclosureBasis.required|kan inte väljas bort",
                "THURSDAY: [asby, lovnas]|THURSDAY: [asby, lovnas, sjobro]|delivery.areas.THURSDAY|har fler leveransdagar än frequency.maxPerWeek, 1",
                "THURSDAY: [asby, lovnas]|THURSDAY: [asby]|areas|ingen leveransdag",
                "THURSDAY: [asby, lovnas]|THURSDAY: [asby, lovnas, byn]|delivery.areas.THURSDAY|finns inte",
                "aliases: [Öster]|aliases: [SJOBRO]|areas|namn gemensamt",
                "validTo: null|validTo: 2025-01-01|validTo|före validFrom",
                "unitId: enhet-sjobro|unitId: enhet-asby|units|två gånger",
                "version: 1|version: 1⏎version: 1|version|två gånger",
                "phones: [\"08-465 004 10\"|phones: [\"112\"|units[1].phones|telefonnummer",
                "it: it-drift@|it: it-drift|contacts.it|mejladress",
                "caseRefPrefix: EXE|caseRefPrefix: exe|caseRefPrefix|stora bokstäver",
                "allowed: [LEFT_OUTSIDE_NEARBY|forbidden: [TO_UNIT_PREMISES]⏎  allowed: [LEFT_OUTSIDE_NEARBY|doorNotOpened.forbidden|både tillåtet och förbjudet"
            })
    void mistakeIsFoundWithItsLineAndStopsThePolicy(String right, String wrong, String key, String message) {
        String broken = COMPLETE.replace(right, wrong.replace("⏎", "\n"));
        assertThat(broken).isNotEqualTo(COMPLETE);
        Policies policies = policies(broken);
        List<Finding> errors =
                policies.findings().stream().filter(Finding::isError).toList();
        assertThat(errors).extracting(Finding::key).contains(key);
        Finding error = errors.stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(error.message()).contains(message);
        assertThat(error.file()).isEqualTo("exempelkommun.yaml");
        String name = key.replaceAll(".*\\.", "").replaceAll("\\[.*", "");
        assertThat(broken.lines().toList().get(error.line() - 1)).contains(name);
        policies.policyOn("exempelkommun", TODAY)
                .ifPresent(policy -> assertThat(policy.blockers(TODAY)).contains(error));
    }

    @Test
    void shortKeyIsADatedExceptionBesideItsCertificate() {
        Policies policies = policies(COMPLETE.replace(
                "certificate: enhet-asby.pem,", "certificate: enhet-asby.pem, shortKeyUntil: 2027-06-30,"));

        assertThat(policies.policyOn("exempelkommun", TODAY).orElseThrow().units())
                .extracting(unit -> unit.certificate().shortKeyUntil())
                .containsOnlyOnce(LocalDate.of(2027, 6, 30))
                .containsNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"policyId", "municipalityCode", "version", "mode", "validFrom"})
    void profileWithoutIdentityIsNotRead(String key) {
        Policies policies = policies(COMPLETE.replaceFirst("(?m)^" + key + ":.*\\n", ""));
        assertThat(policies.all()).isEmpty();
        assertThat(policies.findings()).extracting(Finding::key).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "caseRefPrefix",
                "guidelineRef",
                "appliesTo",
                "supplierModel",
                "suppliers",
                "disclosureBasis",
                "areas",
                "units",
                "contacts",
                "fees",
                "payment",
                "kundlista",
                "doorNotOpened"
            })
    void openMandatoryKeyStopsALiveProfileWhetherUndecidedOrMissing(String key) {
        String missing = withoutKey(key);
        String undecided = missing + key + ": UNDECIDED\n";
        for (String text : List.of(missing, undecided)) {
            Policies policies = policies(text);
            assertThat(policies.findings().stream()
                            .filter(finding -> !finding.message().contains("finns inte under areas")))
                    .as("open is no error, since an investigation may leave it open")
                    .isEmpty();
            assertThat(policies.all().get(0).blockers(TODAY))
                    .isNotEmpty()
                    .allMatch(blocker ->
                            blocker.key().startsWith(key) || blocker.key().startsWith("delivery.areas"));
        }
    }

    @Test
    void undecidedKeysAreAllowedInAnInvestigation() {
        Policies policies = policies(withoutKey("fees").replace("mode: LIVE", "mode: SUSPENDED") + "fees: UNDECIDED\n");
        assertThat(policies.findings()).isEmpty();
        assertThat(policies.all().get(0).blockers(TODAY))
                .extracting(Finding::key)
                .containsExactly("mode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "appliesTo: [MUNICIPAL, EXTERNAL]|appliesTo: [UNDECIDED]|appliesTo",
                "suppliers: [livs]|suppliers: []|suppliers",
                "types: [CONSENT, MENPRÖVNING_DECISION]|types: []|disclosureBasis.types",
                "type: GOODS, payer: CLIENT|type: GOODS, payer: UNDECIDED|fees",
                "name: Hemtjänsten Åsby|name: UNDECIDED|units"
            })
    void openValueInsideAMandatoryKeyLeavesItOpen(String decided, String open, String key) {
        String text = COMPLETE.replace(decided, open);
        assertThat(text).isNotEqualTo(COMPLETE);
        assertThat(policies(text).all().get(0).blockers(TODAY))
                .extracting(Finding::key)
                .contains(key);
    }

    @Test
    void everyOpenKeyIsListedAtOnce() {
        Policies policies = policies(withoutKey("fees").replace("mode: LIVE", "mode: PILOT") + "fees: UNDECIDED\n");
        Policies two = policies(withoutKey("fees").replace("appliesTo: [MUNICIPAL, EXTERNAL]", "appliesTo: UNDECIDED"));
        assertThat(policies.all().get(0).blockers(TODAY))
                .extracting(Finding::key)
                .containsExactly("fees");
        assertThat(two.all().get(0).blockers(TODAY)).extracting(Finding::key).containsExactly("appliesTo", "fees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollout: { type: COHORT, cohortFile: grupp.csv }|rollout.type",
                "rollout: { type: WAVES, letterLeadDays: 28 }|rollout.type",
                "rollout: { type: UNDECIDED }|rollout.type",
                "rollout: { letterLeadDays: 28 }|rollout.type",
                "eligibility: { existingBeforeEnrolment: true }|eligibility.existingBeforeEnrolment",
                "eligibility: { canOpenDoor: true }|eligibility.canOpenDoor"
            })
    void whoIsToGetACaseIsNeverEverybodyForWantOfAnAnswer(String condition, String key) {
        for (String mode : List.of("LIVE", "PILOT")) {
            String topKey = condition.substring(0, condition.indexOf(':'));
            Policies policies = policies(withoutKey(topKey).replace("mode: LIVE", "mode: " + mode) + condition + "\n");

            assertThat(policies.findings()).isEmpty();
            assertThat(policies.all().get(0).blockers(TODAY))
                    .extracting(Finding::key)
                    .containsExactly(key);
        }
    }

    @Test
    void laterVersionCountsFromItsDayWhenTwoPersonsActivatedIt() {
        String second =
                COMPLETE.replace("version: 1", "version: 2").replace("validFrom: 2026-01-01", "validFrom: 2026-12-01");
        Policies policies = Policies.of(List.of(source("a.yaml", COMPLETE), source("b.yaml", second)));
        assertThat(policies.findings()).isEmpty();
        assertThat(policies.policyOn("exempelkommun", LocalDate.of(2026, 11, 30))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(policies.policyOn("exempelkommun", LocalDate.of(2026, 12, 1))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
        assertThat(policies.policyOn("exempelkommun", LocalDate.of(2025, 1, 1))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(policies.inForceOn(LocalDate.of(2026, 12, 1)))
                .extracting(Policy::idAtVersion)
                .containsExactly("exempelkommun@2");
        assertThat(policies.policyOn("okänd", TODAY)).isEmpty();
    }

    @Test
    void changeActivatedByOnePersonIsNotUsed() {
        String second = COMPLETE.replace("version: 1", "version: 2")
                .replace(
                        "activatedBy: [verksamhetschef-hemtjanst, it-forvaltningsledare]", "activatedBy: [chef, chef]");
        Policies policies = Policies.of(List.of(source("a.yaml", COMPLETE), source("b.yaml", second)));
        assertThat(policies.policyOn("exempelkommun", TODAY).orElseThrow().version())
                .isEqualTo(1);
        assertThat(policies.findings())
                .extracting(Finding::severity, Finding::file, Finding::key)
                .containsExactly(tuple(Finding.Severity.WARNING, "b.yaml", "version"));
    }

    @Test
    void oneFileMayHoldSeveralVersions() {
        String both = "policies:\n" + item(COMPLETE) + item(COMPLETE.replace("version: 1", "version: 2"));
        assertThat(policies(both).all()).extracting(Policy::version).containsExactly(1, 2);
        assertThat(policies(both).findings()).isEmpty();
    }

    @Test
    void municipalitiesShareNeitherCodeNorPrefixNorVersion() {
        String twin = COMPLETE.replace("policyId: exempelkommun", "policyId: tvilling");
        Policies twins = Policies.of(List.of(source("a.yaml", COMPLETE), source("b.yaml", twin)));
        assertThat(twins.findings()).extracting(Finding::key).containsExactly("municipalityCode", "caseRefPrefix");
        Policies same = Policies.of(List.of(source("a.yaml", COMPLETE), source("b.yaml", COMPLETE)));
        assertThat(same.findings()).extracting(Finding::key).containsExactly("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: [", "just text", "- 1", "&a [*a]", "a: !!java.net.URL [x]", "\t- x"})
    void fileThatIsNoProfileIsAFindingAndNoCrash(String text) {
        Policies policies = policies(text);
        assertThat(policies.all()).isEmpty();
        assertThat(policies.findings()).isNotEmpty().allMatch(Finding::isError);
    }

    @Test
    void findingReadsLikeACompilersMessage() {
        Finding finding =
                policies(COMPLETE.replace("mode: LIVE", "mode: LIV")).findings().get(0);
        assertThat(finding)
                .hasToString("exempelkommun.yaml:8: mode: här väntas något av LIVE, PILOT, INVESTIGATION, SUSPENDED");
    }

    private static String withoutKey(String key) {
        return COMPLETE.replaceFirst("(?m)^" + key + ":.*\\n(?:(?: .*|#.*|- .*)\\n)*", "");
    }

    private static String item(String profile) {
        return "- "
                + profile.lines()
                        .filter(line -> !line.startsWith("#"))
                        .reduce((a, b) -> a + "\n  " + b)
                        .orElseThrow() + "\n";
    }

    private static Policies policies(String text) {
        return Policies.of(List.of(source("exempelkommun.yaml", text)));
    }

    private static YamlSource source(String file, String text) {
        return new YamlSource(file, text);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
