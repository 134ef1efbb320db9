package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.neighbourhood.ConsentForms.minutesAgo;
import static se.inkopsnavet.scenario.People.personnummer;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/** Consent from the form to the journal, to the gate, and back: F02 and F18, over the real channels. In this municipality column d wants a consent of its own. */
class ConsentScenarios {

    private static final String GROUND = "UTLAMNANDE+SMS-ENHET";

    private static JournalServer journal;
    private static Scene scene;
    private static ConsentForms forms;

    @BeforeAll
    static void open() throws Exception {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        Home home = Home.in(folder.resolve("home")).edit(Home.PROFILE, "onlyIfConsent: false", "onlyIfConsent: true");
        TestAuthority authority = new TestAuthority();
        journal = JournalServer.open(authority);
        scene = Scene.open(town, home, JournalSettings.of(town, journal, authority));
        forms = new ConsentForms(town);
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
        journal.close();
    }

    private static Sample somebodyWithoutConsent() {
        return scene.people()
                .someone()
                .without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran");
    }

    private static String caseOf(Sample decision) {
        return scene.receipt(scene.drop(XML, decision)).line(1).caseRef();
    }

    private static List<WrittenNote> notesOf(Sample decision) {
        String digits = personnummer(decision).replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits))
                .toList();
    }

    private static List<String> states(String caseRef) {
        return scene.ledger()
                .texts(
                        "select c.state from consent c join purchase_case p on p.person_key = c.person_key and p.municipality = c.municipality"
                                + " where p.case_ref = ? order by c.given_at, c.purpose",
                        caseRef);
    }

    private static void awaitStates(String caseRef, String... states) {
        await(caseRef + " consents " + List.of(states))
                .atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(states(caseRef)).containsExactly(states));
    }

    private static String code(ConsentForms.Form form) {
        return scene.receipt(forms.drop(form)).line(1).code();
    }

    /** AC-02-1. */
    @Test
    void oralConsentIsJournaledOnceAndThenOpensTheGate() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        LocalDateTime said = minutesAgo(30).truncatedTo(ChronoUnit.SECONDS);

        Receipt receipt = scene.receipt(
                forms.drop(forms.yes(personnummer(decision), GROUND).at(said)));

        assertThat(receipt.line(1).caseRef()).isEqualTo(caseRef);
        scene.desk().awaitAll(decision);
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(scene.desk().cells(personnummer(decision)).get(7)).isEqualTo("08-465 004 10");
        assertThat(notesOf(decision)).singleElement().satisfies(note -> {
            assertThat(note.headline()).isEqualTo("Samtycke digitala inköp");
            assertThat(note.author()).isEqualTo("4711");
            assertThat(Instant.parse(note.occurred()))
                    .isEqualTo(said.atZone(ZoneId.of("Europe/Stockholm")).toInstant());
            assertThat(note.signed()).isEqualTo("false");
            assertThat(note.text()).contains("leverantören livs", "muntligt", "personen själv");
        });
    }

    /** AC-02-3: the journal has written the note, and its answer is lost. */
    @Test
    void lostAnswerFromTheJournalIsReadBackAndNotWrittenTwice() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        journal.procapita().manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND)));

        scene.desk().awaitAll(decision);
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(notesOf(decision)).hasSize(1);
    }

    /** AC-02-4, and how a person answers. */
    @Test
    void gateStaysClosedWhileNobodyKnowsAndOpensOnAPersonsWord() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        journal.procapita().manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);
        Whim[] deaf = new Whim[40];
        java.util.Arrays.fill(deaf, Whim.GARBAGE_AFTER);
        journal.procapita().manners().next(ProcapitaNotes.FIND, deaf);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND)));

        awaitStates(caseRef, "JOURNAL_UNKNOWN", "JOURNAL_UNKNOWN");
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        assertThat(scene.desk().people()).doesNotContain(personnummer(decision));
        UUID note = UUID.fromString(scene.ledger()
                .texts("select id::text from message where flow = 'JOURNAL_NOTE' and case_ref = ?", caseRef)
                .get(0));
        scene.command(Command.ARRIVED, note.toString());
        journal.procapita().manners().forgetWhims(ProcapitaNotes.FIND);

        scene.desk().awaitAll(decision);
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(notesOf(decision)).hasSize(1);
    }

    /** AC-02-6, AC-02-7, and a form that nobody has put their number to. */
    @Test
    void whatCannotBeAConsentIsRefusedAndTheOthersInTheFileAreNot() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        String person = personnummer(decision);

        Receipt receipt = scene.receipt(forms.drop(
                forms.yes(person, GROUND).at(minutesAgo(-60 * 24)),
                forms.yes(person, GROUND).by("18900111-9800"),
                forms.yes(person, GROUND).obtainedBy(""),
                forms.yes(person, "ALLT"),
                forms.yes(person, "RINGA")));

        assertThat(receipt.codes()).containsExactly("CON-003", "CON-004", "CON-002", "BIZ-008", "");
        assertThat(receipt.result()).isEqualTo("DELVIS MOTTAGEN");
        awaitStates(caseRef, "ACTIVE");
        assertThat(notesOf(decision)).hasSize(1);
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
    }

    /** AC-02-9. */
    @Test
    void newConsentAfterAWithdrawalHoldsWhateverComesFirst() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        String person = personnummer(decision);

        scene.receipt(forms.drop(
                forms.yes(person, GROUND).at(minutesAgo(60)),
                forms.no(person, GROUND).at(minutesAgo(120))));

        scene.desk().awaitAll(decision);
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
    }

    /** AC-02-10. */
    @Test
    void codeInTheRemarkReachesNoNote() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND).saying("Ring först, kod 4321 till porten")));

        scene.desk().awaitAll(decision);
        assertThat(notesOf(decision)).singleElement().satisfies(note -> assertThat(note.text())
                .contains("Ring först")
                .doesNotContain("4321"));
        assertThat(scene.ledger().notices("SECURITY_CONTACT", caseRef)).containsExactly("CONSENT_REDACTED CON-010");
        assertThat(scene.ledger().dump()).doesNotContain("4321 till");
    }

    /** AC-02-12. */
    @Test
    void consentToOneSupplierGivesAnotherNothing() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);

        scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND).to("mathem")));

        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        assertThat(scene.desk().people()).doesNotContain(personnummer(decision));
    }

    /** A consent may be given before anybody has decided anything: whose journal it belongs in is known with the case. */
    @Test
    void consentBeforeTheDecisionIsJournaledWhenTheCaseIsThere() {
        Sample decision = somebodyWithoutConsent();

        Receipt receipt = scene.receipt(forms.drop(forms.yes(personnummer(decision), GROUND)));
        assertThat(receipt.codes()).containsExactly("");
        assertThat(notesOf(decision)).isEmpty();

        String caseRef = caseOf(decision);
        scene.desk().awaitAll(decision);
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(notesOf(decision)).hasSize(1);
    }

    /** AC-18-2: the number is in the supplier's register, and the consent to use it is taken back. */
    @Test
    void withdrawnNumberLeavesTheListAndIsToBeErased() {
        Sample decision = scene.people().someone().with("telefon", "070-174 06 05");
        String caseRef = caseOf(decision);
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
        assertThat(notesOf(decision)).hasSize(2);
    }

    /** F18 step 3: nothing more is sent, the account ends, and the insats is to be assessed anew. */
    @Test
    void withdrawnDisclosureEndsTheAccountAndAsksForAReassessment() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        String person = personnummer(decision);
        scene.receipt(forms.drop(forms.yes(person, GROUND).at(minutesAgo(60))));
        scene.desk().awaitAll(decision);
        scene.ledger().awaitCaseState(caseRef, "CREDENTIALS_PENDING");

        scene.receipt(forms.drop(forms.no(person, GROUND)));

        scene.ledger().awaitCaseState(caseRef, "HELD_NO_BASIS");
        awaitStates(caseRef, "WITHDRAWN", "WITHDRAWN");
        await("notes").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        notesOf(decision).stream().map(WrittenNote::headline))
                .containsExactlyInAnyOrder(
                        "Samtycke digitala inköp", "Samtycke digitala inköp", "Behov av ny bedömning"));
        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef)).anyMatch(told -> told.startsWith("NO_BASIS"));
        assertThat(scene.ledger().count("select count(*)::int from erasure_request where case_ref = ?", caseRef))
                .isPositive();
    }

    /** AC-18-5. */
    @Test
    void relativeWithoutMandatePausesAndAPersonDecides() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        String person = personnummer(decision);
        scene.receipt(forms.drop(forms.yes(person, GROUND).at(minutesAgo(60))));
        awaitStates(caseRef, "ACTIVE", "ACTIVE");

        ConsentForms.Form byTheDaughter = forms.no(person, GROUND).by("18900111-9800");
        assertThat(code(byTheDaughter)).isEqualTo("CON-006");

        awaitStates(caseRef, "PAUSED", "PAUSED");
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("HELD_NO_BASIS");
        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef)).contains("WITHDRAWAL_DOUBTFUL CON-006");
        assertThat(notesOf(decision)).hasSize(1);

        assertThat(code(forms.mistake(person, byTheDaughter))).isEmpty();
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        scene.desk().awaitAll(decision);
    }

    @Test
    void fileOfAnotherMunicipalityOrWithoutItsLastRowIsRefusedWhole() {
        String whole = "#SAMTYCKEN;annankommun;1\r\n";

        assertThat(scene.receipt(forms.drop(whole)).fault()).isEqualTo("BAT-002");
        assertThat(scene.receipt(forms.drop("#SAMTYCKEN;exempelkommun;1\r\nblankett;typ\r\n#ANTAL;0\r\n"))
                        .fault())
                .isEqualTo("CSV-001");
    }

    @Test
    void sameFormTwiceIsOneConsentAndOtherContentUnderItsNumberIsStopped() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        ConsentForms.Form form = forms.yes(personnummer(decision), GROUND);

        assertThat(code(form)).isEmpty();
        Receipt again = scene.receipt(forms.drop(form, form.saying("ändrat")));

        assertThat(again.lines().get(0).outcome()).isEqualToIgnoringCase("dubblett");
        assertThat(again.codes()).containsExactly("", "DUP-001");
        awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(notesOf(decision)).hasSize(1);
    }
}
