package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;

/** What the municipality has not decided is not done: AC-20-1 to AC-20-4, AC-01-11, AC-05-21. */
@ExtendWith(OutputCaptureExtension.class)
class PolicyScenarios {

    private static final AtomicInteger HOMES = new AtomicInteger();

    private static Path folder;
    private static Town town;

    @BeforeAll
    static void openTown() {
        folder = Scene.folder();
        town = Town.open(folder.resolve("town"), "RSA-2048");
    }

    @AfterAll
    static void closeTown() throws java.io.IOException {
        town.close();
    }

    private static Home home() {
        return Home.in(folder.resolve("home" + HOMES.incrementAndGet()));
    }

    /** AC-20-1, -2 and -4: the hub runs, tells exactly what is missing, and starts nothing of that municipality. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: LIVE | mode: INVESTIGATION | mode: profilen är under utredning (INVESTIGATION): ingenting skickas",
                "validTo: null | validTo: 2026-06-30 | validTo: profilen gick ut 2026-06-30: ingenting skickas förrän den förnyas"
            })
    void aProfileThatIsNotInOrderStartsNothing(String old, String fresh, String message, CapturedOutput log) {
        Home home = home().edit(Home.PROFILE, old, fresh);

        try (RunningHub hub = RunningHub.in(town, Scene.settings(home, Map.of()))) {
            assertThat(hub.bean(CamelContext.class).getRoutes()).isEmpty();
            assertThat(log.getAll()).contains("exempelkommun startar inte: ").contains(message);
        }
    }

    /** AC-20-2. */
    @Test
    void everyMandatoryKeyThatIsUndecidedIsNamed(CapturedOutput log) {
        Home home = home().edit(Home.PROFILE, "appliesTo: [MUNICIPAL, EXTERNAL]", "appliesTo: UNDECIDED")
                .edit(Home.PROFILE, "types: [CONSENT, MENPRÖVNING_DECISION]", "types: UNDECIDED");

        try (RunningHub hub = RunningHub.in(town, Scene.settings(home, Map.of()))) {
            assertThat(hub.bean(CamelContext.class).getRoutes()).isEmpty();
            assertThat(log.getAll())
                    .containsPattern("exempelkommun startar inte: .*exempelkommun.yaml:\\d+: appliesTo: ")
                    .containsPattern("exempelkommun startar inte: .*exempelkommun.yaml:\\d+: disclosureBasis.types: ");
        }
    }

    /** AC-05-21. */
    @Test
    void aRecipientOutsideTheAllowListStopsTheStart() {
        Home home = home().edit("mappings/suppliers/livs/profile.yaml", "nykund@livs.example", "nykund@mathem.se");

        assertThatThrownBy(() ->
                        RunningHub.in(town, Scene.settings(home, Map.of())).close())
                .hasRootCauseInstanceOf(FaultException.class)
                .hasStackTraceContaining("MAIL-004")
                .hasStackTraceContaining("recipient not on the outbound allow-list");
    }

    /** AC-01-11, and AC-20-3: a change that two have activated counts, one that a single person has activated does not. */
    @Test
    void aProviderOutOfScopeGetsNoCaseByTheNewestVersionThatTwoHaveActivated() {
        Home home = home();
        home.copy(Home.PROFILE, "mappings/municipalities/exempelkommun-2.yaml")
                .edit("mappings/municipalities/exempelkommun-2.yaml", "version: 1\n", "version: 2\n")
                .edit(
                        "mappings/municipalities/exempelkommun-2.yaml",
                        "appliesTo: [MUNICIPAL, EXTERNAL]",
                        "appliesTo: [MUNICIPAL]");
        home.copy(Home.PROFILE, "mappings/municipalities/exempelkommun-3.yaml")
                .edit("mappings/municipalities/exempelkommun-3.yaml", "version: 1\n", "version: 3\n")
                .edit(
                        "mappings/municipalities/exempelkommun-3.yaml",
                        "activatedBy: [verksamhetschef-hemtjanst, it-forvaltningsledare]",
                        "activatedBy: [it-forvaltningsledare]");
        try (Scene scene = Scene.visiting(town, home)) {
            Sample external = scene.people().someone().with("enhet", "utforare-omsorgen");
            Sample municipal = scene.people().someone();

            String name = scene.drop(XML, external, municipal);
            Receipt receipt = scene.receipt(name);

            assertThat(receipt.codes()).containsExactly("BIZ-017", "");
            assertThat(receipt.line(1).caseRef()).isEmpty();
            scene.desk().awaitAll(municipal);
            assertThat(scene.ledger()
                            .count(
                                    "select count(*)::int from purchase_case where case_ref = ? and policy = 'exempelkommun@2'",
                                    receipt.line(2).caseRef()))
                    .isEqualTo(1);
        }
    }
}
