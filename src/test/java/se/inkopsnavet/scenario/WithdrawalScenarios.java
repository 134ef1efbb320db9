package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.neighbourhood.ConsentForms.minutesAgo;
import static se.inkopsnavet.scenario.ConsentDesk.GROUND;
import static se.inkopsnavet.scenario.People.personnummer;

import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** A consent is taken back, or doubted (flow F18), over the real channels. */
@ExtendWith(SharedConsents.class)
class WithdrawalScenarios {

    private final ConsentDesk desk;
    private final Scene scene;
    private final ConsentForms forms;

    WithdrawalScenarios(ConsentDesk desk) {
        this.desk = desk;
        this.scene = desk.scene();
        this.forms = desk.forms();
    }

    /** AC-18-2: the number is in the supplier's register, and the consent to use it is taken back. */
    @Together
    void withdrawnNumberLeavesTheListAndIsToBeErased() {
        Sample decision = scene.people().someone().with("telefon", "070-174 06 05");
        String caseRef = desk.caseOf(decision);
        String person = personnummer(decision);
        scene.receipt(forms.drop(forms.yes(person, "RINGA+SMS-ENHET").at(minutesAgo(60))));
        await("the number at the supplier")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.desk().people().contains(person));
        assertThat(scene.desk().cells(person).get(6)).isEqualTo("070-174 06 05");
        scene.ledger().awaitCaseState(caseRef, "CREDENTIALS_PENDING");

        scene.receipt(forms.drop(forms.no(person, "RINGA")));

        await("a row without the number")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.desk().cells(person).get(6).isEmpty());
        assertThat(scene.ledger().count("select count(*)::int from erasure_request where case_ref = ?", caseRef))
                .isPositive();
        assertThat(desk.notesOf(decision)).hasSize(2);
    }

    /** F18 step 3: nothing more is sent, the account ends, and the insats is to be assessed anew. */
    @Together
    void withdrawnDisclosureEndsTheAccountAndAsksForAReassessment() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        String person = personnummer(decision);
        scene.receipt(forms.drop(forms.yes(person, GROUND).at(minutesAgo(60))));
        scene.desk().awaitAll(decision);
        scene.ledger().awaitCaseState(caseRef, "CREDENTIALS_PENDING");

        scene.receipt(forms.drop(forms.no(person, GROUND)));

        scene.ledger().awaitCaseState(caseRef, "HELD_NO_BASIS");
        desk.awaitStates(caseRef, "WITHDRAWN", "WITHDRAWN");
        await("notes").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        desk.notesOf(decision).stream().map(WrittenNote::headline))
                .containsExactlyInAnyOrder(
                        "Samtycke digitala inköp", "Samtycke digitala inköp", "Behov av ny bedömning"));
        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef)).anyMatch(told -> told.startsWith("NO_BASIS"));
        assertThat(scene.ledger().count("select count(*)::int from erasure_request where case_ref = ?", caseRef))
                .isPositive();
    }

    /** AC-18-5. */
    @Together
    void relativeWithoutMandatePausesAndAPersonDecides() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        String person = personnummer(decision);
        scene.receipt(forms.drop(forms.yes(person, GROUND).at(minutesAgo(60))));
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");

        ConsentForms.Form byTheDaughter = forms.no(person, GROUND).by("18900111-9800");
        assertThat(desk.code(byTheDaughter)).isEqualTo("CON-006");

        desk.awaitStates(caseRef, "PAUSED", "PAUSED");
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef)).contains("WITHDRAWAL_DOUBTFUL CON-006");
        assertThat(desk.notesOf(decision)).hasSize(1);

        assertThat(desk.code(forms.mistake(person, byTheDaughter))).isEmpty();
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        scene.desk().awaitAll(decision);
    }
}
