package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.ConsentForms.minutesAgo;
import static se.inkopsnavet.scenario.ConsentDesk.GROUND;
import static se.inkopsnavet.scenario.People.personnummer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;

/** Consent from the form to the journal and to the gate (flow F02), over the real channels. In this municipality column d wants a consent of its own. */
@ExtendWith(SharedConsents.class)
class ConsentScenarios {

    private final ConsentDesk desk;
    private final Scene scene;
    private final ConsentForms forms;
    private final JournalServer journal;

    ConsentScenarios(ConsentDesk desk) {
        this.desk = desk;
        this.scene = desk.scene();
        this.forms = desk.forms();
        this.journal = desk.journal();
    }

    /** AC-02-1. */
    @Together
    void oralConsentIsJournaledOnceAndThenOpensTheGate() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        LocalDateTime said = minutesAgo(30).truncatedTo(ChronoUnit.SECONDS);

        Receipt receipt = scene.receipt(
                forms.drop(forms.yes(personnummer(decision), GROUND).at(said)));

        assertThat(receipt.line(1).caseRef()).isEqualTo(caseRef);
        scene.desk().awaitAll(decision);
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(scene.desk().cells(personnummer(decision)).get(7)).isEqualTo("08-465 004 10");
        assertThat(desk.notesOf(decision)).singleElement().satisfies(note -> {
            assertThat(note.headline()).isEqualTo("Samtycke digitala inköp");
            assertThat(note.author()).isEqualTo("4711");
            assertThat(Instant.parse(note.occurred()))
                    .isEqualTo(said.atZone(ZoneId.of("Europe/Stockholm")).toInstant());
            assertThat(note.signed()).isEqualTo("false");
            assertThat(note.text()).contains("leverantören livs", "muntligt", "personen själv");
        });
    }

    /** AC-02-3: the journal has written the note, and its answer is lost. */
    @Alone
    void lostAnswerFromTheJournalIsReadBackAndNotWrittenTwice() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        journal.procapita().manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND)));

        scene.desk().awaitAll(decision);
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).hasSize(1);
    }

    /** AC-02-4, and how a person answers. */
    @Alone
    void gateStaysClosedWhileNobodyKnowsAndOpensOnAPersonsWord() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        journal.procapita().manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);
        Whim[] deaf = new Whim[40];
        java.util.Arrays.fill(deaf, Whim.GARBAGE_AFTER);
        journal.procapita().manners().next(ProcapitaNotes.FIND, deaf);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND)));

        desk.awaitStates(caseRef, "JOURNAL_UNKNOWN", "JOURNAL_UNKNOWN");
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        assertThat(scene.desk().people()).doesNotContain(personnummer(decision));
        UUID note = UUID.fromString(scene.ledger()
                .texts("select id::text from message where flow = 'JOURNAL_NOTE' and case_ref = ?", caseRef)
                .get(0));
        scene.command(Command.ARRIVED, note.toString());
        journal.procapita().manners().forgetWhims(ProcapitaNotes.FIND);

        scene.desk().awaitAll(decision);
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).hasSize(1);
    }

    /** AC-02-6, AC-02-7, and a form that nobody has put their number to. */
    @Together
    void whatCannotBeAConsentIsRefusedAndTheOthersInTheFileAreNot() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        String person = personnummer(decision);

        Receipt receipt = scene.receipt(forms.drop(
                forms.yes(person, GROUND).at(minutesAgo(-60 * 24)),
                forms.yes(person, GROUND).by("18900111-9800"),
                forms.yes(person, GROUND).obtainedBy(""),
                forms.yes(person, "ALLT"),
                forms.yes(person, "RINGA")));

        assertThat(receipt.codes()).containsExactly("CON-003", "CON-004", "CON-002", "BIZ-008", "");
        assertThat(receipt.result()).isEqualTo("DELVIS MOTTAGEN");
        desk.awaitStates(caseRef, "ACTIVE");
        assertThat(desk.notesOf(decision)).hasSize(1);
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
    }

    /** AC-02-9. */
    @Together
    void newConsentAfterAWithdrawalHoldsWhateverComesFirst() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        String person = personnummer(decision);

        scene.receipt(forms.drop(
                forms.yes(person, GROUND).at(minutesAgo(60)),
                forms.no(person, GROUND).at(minutesAgo(120))));

        scene.desk().awaitAll(decision);
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
    }

    /** AC-02-10. */
    @Together
    void codeInTheRemarkReachesNoNote() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND).saying("Ring först, kod 4321 till porten")));

        scene.desk().awaitAll(decision);
        assertThat(desk.notesOf(decision)).singleElement().satisfies(note -> assertThat(note.text())
                .contains("Ring först")
                .doesNotContain("4321"));
        assertThat(scene.ledger().notices("SECURITY_CONTACT", caseRef)).containsExactly("CONSENT_REDACTED CON-010");
        assertThat(scene.ledger().dump()).doesNotContain("4321 till");
    }

    /** AC-02-12. */
    @Together
    void consentToOneSupplierGivesAnotherNothing() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND).to("mathem")));

        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        assertThat(scene.desk().people()).doesNotContain(personnummer(decision));
    }

    /** A consent may be given before anybody has decided anything: whose journal it belongs in is known with the case. */
    @Together
    void consentBeforeTheDecisionIsJournaledWhenTheCaseIsThere() {
        Sample decision = desk.somebodyWithoutConsent();

        Receipt receipt = scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND)));
        assertThat(receipt.codes()).containsExactly("");
        assertThat(desk.notesOf(decision)).isEmpty();

        String caseRef = desk.caseOf(decision);
        scene.desk().awaitAll(decision);
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).hasSize(1);
    }

    @Together
    void fileOfAnotherMunicipalityOrWithoutItsLastRowIsRefusedWhole() {
        String whole = "#SAMTYCKEN;annankommun;1\r\n";

        assertThat(scene.receipt(forms.drop(whole)).fault()).isEqualTo("BAT-002");
        assertThat(scene.receipt(forms.drop("#SAMTYCKEN;exempelkommun;1\r\nblankett;typ\r\n#ANTAL;0\r\n"))
                        .fault())
                .isEqualTo("CSV-001");
    }

    @Together
    void sameFormTwiceIsOneConsentAndOtherContentUnderItsNumberIsStopped() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        ConsentForms.Form form = forms.yes(personnummer(decision), GROUND);

        String first = forms.drop(form);
        assertThat(scene.receipt(first).codes()).containsExactly("");
        Receipt repeated = scene.receipt(forms.drop(form));
        assertThat(repeated.result()).isEqualTo("DUBBLETT");
        assertThat(repeated.text()).contains(first);
        Receipt again = scene.receipt(forms.drop(form, form.saying("ändrat")));

        assertThat(again.lines().get(0).outcome()).isEqualToIgnoringCase("dubblett");
        assertThat(again.codes()).containsExactly("", "DUP-001");
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).hasSize(1);
    }
}
