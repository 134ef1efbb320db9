package se.inkopsnavet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.finding.Finding;

/** AC-20-1 to AC-20-4: as shipped, each real municipality is stopped by the key that it has not decided, and the made-up one starts. */
class ShippedProfilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Path HOME = Path.of("");

    private final Policies policies = Policies.load(HOME);

    @Test
    void everyShippedProfileIsWellFormed() {
        assertThat(policies.findings()).isEmpty();
        assertThat(policies.all())
                .extracting(Policy::idAtVersion)
                .containsExactly(
                        "ekero@1", "exempelkommun@1", "huddinge@1", "lundvik@1", "soderkoping@1", "strangnas@1");
        assertThat(policies.all())
                .extracting(Policy::caseRefPrefix)
                .containsExactly("EKE", "EXE", "HUD", "LUN", "SOD", "STR");
    }

    @ParameterizedTest
    @CsvSource({
        "huddinge,guidelineRef,inte beslutad",
        "strangnas,appliesTo,inte beslutad",
        "soderkoping,validTo,2022-12-31",
        "ekero,mode,utredning"
    })
    void oneKeyStopsEachRealMunicipalityWhateverElseItLacks(String policyId, String key, String reason)
            throws IOException {
        Policy policy = policies.policyOn(policyId, TODAY).orElseThrow();
        List<Finding> blockers = policy.blockers(TODAY).stream()
                .filter(finding -> !policy.clientsOwnAccounts() || !TO_FILL_IN.contains(finding.key()))
                .filter(finding -> !NOT_FOLLOWED.contains(finding.key()))
                .toList();
        assertThat(blockers).hasSize(1);
        Finding blocker = blockers.get(0);
        assertThat(blocker.key()).isEqualTo(key);
        assertThat(blocker.message()).contains(reason);
        assertThat(blocker.file()).isEqualTo("mappings/municipalities/" + policyId + ".yaml");
        assertThat(Files.readAllLines(HOME.resolve(blocker.file())).get(blocker.line() - 1))
                .startsWith(key + ":");
    }

    /** The two made-up municipalities have opposite rules at a closed door, so that tests and the demo meet both. */
    @Test
    void whatIsAllowedAtOneDoorIsABreachAtTheOther() {
        DoorRule exempelkommun = policies.policyOn("exempelkommun", TODAY)
                .orElseThrow()
                .delivery()
                .door();
        DoorRule lundvik =
                policies.policyOn("lundvik", TODAY).orElseThrow().delivery().door();

        assertThat(lundvik.forbidden())
                .isNotEmpty()
                .isSubsetOf(exempelkommun.allowed())
                .doesNotContainAnyElementsOf(lundvik.allowed());
        assertThat(exempelkommun.forbidden()).isEmpty();
        assertThat(lundvik.breachAlertsUnit()).isTrue();
        assertThat(lundvik.breachOpensComplaint()).isTrue();
    }

    /** What the sources do not say of the municipalities without a customer list. */
    private static final List<String> TO_FILL_IN = List.of(
            "rollout.letterLeadDays",
            "areas",
            "units",
            "journal.target",
            "journal.headlines",
            "journal.systemIdentity.staffId",
            "journal.systemIdentity.title");

    /** Conditions of the sources that the hub cannot check. */
    private static final List<String> NOT_FOLLOWED = List.of("rollout.type", "eligibility.existingBeforeEnrolment");

    @Test
    void aProfileWithoutACustomerListNamesEverythingThatItsUnitsNeed() {
        Policy choice = policies.policyOn("strangnas", TODAY).orElseThrow();
        assertThat(choice.blockers(TODAY))
                .extracting(Finding::key)
                .contains("appliesTo", "rollout.type")
                .containsAll(TO_FILL_IN.subList(1, TO_FILL_IN.size()));
    }

    /** A renewed date alone does not give every client with a granted decision a case. */
    @Test
    void pilotWasInForceWhileItLastedButForItsCohort() {
        Policy pilot = policies.policyOn("soderkoping", TODAY).orElseThrow();
        assertThat(pilot.blockers(LocalDate.of(2022, 12, 31)))
                .extracting(Finding::key)
                .containsExactlyElementsOf(Stream.concat(TO_FILL_IN.stream(), NOT_FOLLOWED.stream())
                        .toList());
        assertThat(pilot.blockers(LocalDate.of(2023, 1, 1)))
                .extracting(Finding::key)
                .endsWith("validTo");
        assertThat(pilot.blockers(LocalDate.of(2021, 8, 31)))
                .extracting(Finding::key)
                .endsWith("validFrom");
    }

    @Test
    void madeUpMunicipalityMayStart() {
        Policy policy = policies.forMunicipality("9999", TODAY).orElseThrow();
        assertThat(policy.blockers(TODAY)).isEmpty();
        assertThat(policy.supplierFor()).contains("livs");
        assertThat(policy.customerList())
                .isEqualTo(new CustomerListPolicy(
                        true,
                        CustomerListPolicy.Channel.ENCRYPTED_MAIL,
                        "nykund-livs",
                        true,
                        1,
                        2,
                        false,
                        true,
                        true,
                        200,
                        true,
                        true));
        assertThat(policy.disclosure().accepts(DisclosureBasis.Type.CONSENT)).isTrue();
        assertThat(policy.disclosure().accepts(DisclosureBasis.Type.HARM_ASSESSMENT))
                .isTrue();
        assertThat(policy.delivery().cutoff())
                .isEqualTo(new Cutoff(java.time.LocalTime.of(13, 0), true, 1, Cutoff.DayType.CALENDAR));
        assertThat(policy.areas().list()).hasSize(6).allMatch(area -> area.weekday() != null);
        assertThat(policy.units()).allMatch(unit -> unit.phones().size() == 2 && unit.inUseOn(TODAY));
        assertThat(policy.unit("enhet-asby").orElseThrow().phones().get(0).national())
                .isEqualTo("08-465 004 10");
        assertThat(policy.unit("okänd")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Åsby", "ASBY", "norra  åsby", "asby", "Åsby-Norra"})
    void areaIsFoundByAnySpelling(String written) {
        Area area = policies.policyOn("exempelkommun", TODAY)
                .orElseThrow()
                .areaFor(written)
                .orElseThrow();
        assertThat(area.areaId()).isEqualTo("asby");
        assertThat(area.weekday()).isEqualTo(DayOfWeek.THURSDAY);
        assertThat(area.covers("99010")).isTrue();
        assertThat(area.covers("99020")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Åsbyn", "''", "-", "Trångsund"})
    void unknownAreaIsNeverGuessed(String written) {
        assertThat(policies.policyOn("exempelkommun", TODAY).orElseThrow().areaFor(written))
                .isEmpty();
    }

    @Test
    void areasHaveTheWeekdaysOfTheRoutine() {
        Policy policy = policies.forMunicipality("0126", TODAY).orElseThrow();
        assertThat(policy.areaFor("TRÅNGSUND").orElseThrow().weekday()).isEqualTo(DayOfWeek.THURSDAY);
        assertThat(policy.areaFor("vårby").orElseThrow().weekday()).isEqualTo(DayOfWeek.WEDNESDAY);
        assertThat(policy.areaFor("Yttre centrala").orElseThrow().weekday()).isEqualTo(DayOfWeek.TUESDAY);
    }

    @Test
    void externalProviderIsInScopeOnlyWhereThePolicySaysSo() {
        ProviderUnit external =
                new ProviderUnit("x", "X", null, ProviderType.EXTERNAL, null, null, List.of(), null, null, null);
        assertThat(policies.policyOn("exempelkommun", TODAY).orElseThrow().providerInScope(external))
                .isTrue();
        assertThat(policies.policyOn("soderkoping", TODAY).orElseThrow().providerInScope(external))
                .isFalse();
        assertThat(policies.policyOn("strangnas", TODAY).orElseThrow().providerInScope(external))
                .isFalse();
    }

    @Test
    void noShippedProfileHoldsARealMailbox() throws IOException {
        Pattern mailbox = Pattern.compile("@[A-Za-z0-9.-]+");
        try (var files = Files.list(HOME.resolve("mappings/municipalities"))) {
            for (Path file : files.toList()) {
                assertThat(mailbox.matcher(Files.readString(file)).results().map(hit -> hit.group()))
                        .as(file.toString())
                        .allMatch(host -> host.endsWith(".example"));
            }
        }
    }
}
