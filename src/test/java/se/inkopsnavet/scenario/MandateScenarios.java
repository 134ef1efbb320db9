package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.MandateForms;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** Representatives from the form to what they may do: F03, over the real channels. */
@ExtendWith(JournalScene.class)
class MandateScenarios {

    private static final LocalDate TODAY = LocalDate.now();

    private static JournalServer journal;
    private static Scene scene;
    private static MandateForms forms;
    private static ConsentForms consents;

    @BeforeAll
    static void open(JournalScene.Open shared) {
        scene = shared.scene();
        journal = shared.journal();
        forms = shared.mandates();
        consents = shared.consents();
    }

    private static Sample somebodyWithoutConsent() {
        return scene.people()
                .someone()
                .without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran");
    }

    private static Sample somebodyWithInvoiceElsewhere() {
        return scene.people().someone().with("faktura", "ANNAN");
    }

    private static String caseOf(Sample decision) {
        return scene.receipt(scene.drop(XML, decision)).line(1).caseRef();
    }

    private static String code(MandateForms.Form form) {
        return scene.receipt(forms.drop(form)).line(1).code();
    }

    private static String consentBy(String representative, Sample decision) {
        return scene.receipt(consents.drop(
                        consents.yes(personnummer(decision), "UTLAMNANDE").by(representative)))
                .line(1)
                .code();
    }

    private static List<WrittenNote> notesOf(Sample decision, String headline) {
        String digits = personnummer(decision).replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits)
                        && note.headline().equals(headline))
                .toList();
    }

    private static List<String> seen(Sample decision, String caseRef) {
        return scene.ledger()
                .texts(
                        "select m.seen from mandate m join purchase_case p on p.person_key = m.person_key where p.case_ref = ?",
                        caseRef);
    }

    private static String invoiceOf(Sample decision) {
        scene.desk().awaitAll(decision);
        return scene.desk().cells(personnummer(decision)).get(14);
    }

    /** SKR-18: within the scope a förvaltare acts alone. */
    @Together
    void forvaltareConsentsAloneAndWhatItRestsOnIsJournaled() {
        Sample decision = somebodyWithoutConsent();
        caseOf(decision);

        assertThat(code(forms.of(personnummer(decision), "FÖRVALTARE", "SÖRJA FÖR PERSON")
                        .with("till", TODAY.plusYears(1).toString())))
                .isEmpty();

        assertThat(consentBy("18900111-9800", decision)).isEmpty();
        scene.desk().awaitAll(decision);
        await("note").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(notesOf(decision, "Företrädare"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.author()).isEqualTo("4711");
                    assertThat(note.text())
                            .contains("Lena Quist", "förvaltare", "sörja för person", "registerutdrag", "AKT-7")
                            .contains("till och med " + TODAY.plusYears(1));
                }));
    }

    /** SKR-18: a god man acts with the person's own consent, which is what is asked for. */
    @Together
    void godManConsentsOnlyForWhoCannotSpeak() {
        Sample decision = somebodyWithoutConsent();
        caseOf(decision);
        MandateForms.Form godMan = forms.of(personnummer(decision), "GOD MAN", "BEVAKA RÄTT+SÖRJA FÖR PERSON");
        assertThat(code(godMan)).isEmpty();

        assertThat(consentBy("18900111-9800", decision)).isEqualTo("CON-004");
        assertThat(code(godMan.version(2).with("kaninteyttra", "JA"))).isEmpty();
        assertThat(consentBy("18900111-9800", decision)).isEmpty();

        scene.desk().awaitAll(decision);
    }

    /** AC-03-4. */
    @Together
    void framtidsfullmaktNotInForceIsToBeVerifiedAndGivesNothing() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        MandateForms.Form deed = forms.of(personnummer(decision), "FRAMTIDSFULLMAKT", "SÖRJA FÖR PERSON");

        assertThat(code(deed)).isEmpty();
        assertThat(seen(decision, caseRef)).containsExactly("UNVERIFIED");
        assertThat(consentBy("18900111-9800", decision)).isEqualTo("CON-004");
        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef))
                .anyMatch(notice -> notice.startsWith("MANDATE_TO_VERIFY"));

        assertThat(code(deed.version(2).with("trattikraft", TODAY.toString()))).isEmpty();
        assertThat(consentBy("18900111-9800", decision)).isEmpty();
    }

    /** AC-03-6. */
    @Together
    void twoGodManOverTheSameMatterAreHeldForAPerson() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        String person = personnummer(decision);
        MandateForms.Form first =
                forms.of(person, "GOD MAN", "SÖRJA FÖR PERSON").with("kaninteyttra", "JA");
        MandateForms.Form second = forms.of(person, "GOD MAN", "SÖRJA FÖR PERSON")
                .with("kaninteyttra", "JA")
                .with("namn", "Åke Ström")
                .with("foretradare", "");

        assertThat(scene.receipt(forms.drop(first, second)).codes()).containsExactly("", "");

        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef))
                .anyMatch(notice -> notice.startsWith("MANDATE_CONFLICT"));
        assertThat(consentBy("18900111-9800", decision)).isEqualTo("CON-004");
        assertThat(code(second.version(2).with("upphord", TODAY.toString()))).isEmpty();
        assertThat(consentBy("18900111-9800", decision)).isEmpty();
    }

    @Together
    void revokedMandateHasItsConsentsLookedAt() {
        Sample decision = somebodyWithoutConsent();
        String caseRef = caseOf(decision);
        MandateForms.Form form = forms.of(personnummer(decision), "FÖRVALTARE", "SÖRJA FÖR PERSON");
        code(form);
        consentBy("18900111-9800", decision);

        assertThat(code(form.version(2).with("upphord", TODAY.toString()))).isEmpty();

        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef))
                .anyMatch(notice -> notice.startsWith("MANDATE_ENDED"))
                .anyMatch(notice -> notice.startsWith("CONSENT_TO_REVIEW"));
        assertThat(consentBy("18900111-9800", decision)).isEqualTo("CON-004");
    }

    @Together
    void whatCannotBeAMandateFallsAloneAndAnOldVersionChangesNothing() {
        Sample decision = somebodyWithoutConsent();
        caseOf(decision);
        String person = personnummer(decision);
        MandateForms.Form good = forms.of(person, "FÖRVALTARE", "FÖRVALTA EGENDOM");

        assertThat(scene.receipt(forms.drop(
                                good.version(2),
                                good,
                                good.version(2).with("namn", "Någon Annan"),
                                forms.of(person, "ANHÖRIGBEHÖRIGHET", "FÖRVALTA EGENDOM"),
                                forms.of(person, "GRANNE", "DAGLIG LIVSFÖRING"),
                                forms.of(person, "FÖRVALTARE", "FÖRVALTA EGENDOM")
                                        .with("namn", "")))
                        .codes())
                .containsExactly("", "BIZ-020", "DUP-001", "MAN-001", "BIZ-008", "MAN-003");
    }

    /** A mandate may be known before anybody has decided anything. */
    @Together
    void mandateBeforeTheDecisionIsJournaledWhenTheCaseIsThere() {
        Sample decision = scene.people().someone();
        assertThat(code(forms.of(personnummer(decision), "FÖRVALTARE", "FÖRVALTA EGENDOM")))
                .isEmpty();
        assertThat(notesOf(decision, "Företrädare")).isEmpty();

        caseOf(decision);

        await("note").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(notesOf(decision, "Företrädare"))
                .hasSize(1));
    }

    /** AC-03-1 and AC-03-3: the invoice goes where the mandate says, for as long as it says so. */
    @Together
    void invoiceFollowsTheForvaltareAndWaitsWhenTheMandateEnds() {
        Sample decision = somebodyWithInvoiceElsewhere();
        String caseRef = caseOf(decision);
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("COLLECTING");
        MandateForms.Form form = forms.of(personnummer(decision), "FÖRVALTARE", "FÖRVALTA EGENDOM");

        assertThat(code(form)).isEmpty();
        assertThat(invoiceOf(decision)).endsWith(", c/o förvaltare Lena Quist, Ågatan 5, 990 10 Åsby");

        assertThat(code(form.version(2).with("upphord", TODAY.toString()))).isEmpty();
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("COLLECTING");
        assertThat(scene.ledger().notices("RESPONSIBLE", caseRef))
                .anyMatch(notice -> notice.equals("MISSING_INFORMATION j"));
    }

    /** AC-04-1, AC-04-2. */
    @Together
    void emptyColumnSaysWhatTheClientSaidAndNothingElse() {
        Sample same = scene.people().someone();
        Sample neverAsked = scene.people().someone().without("faktura");
        scene.receipt(scene.drop(XML, same, neverAsked));

        assertThat(invoiceOf(same)).isEmpty();
        assertThat(scene.desk().people()).doesNotContain(personnummer(neverAsked));
    }

    /** AC-03-6: who of them receives it is a person's to say. */
    @Together
    void invoiceWaitsWhenSeveralManageTheProperty() {
        Sample decision = somebodyWithInvoiceElsewhere();
        String caseRef = caseOf(decision);
        String person = personnummer(decision);

        scene.receipt(forms.drop(
                forms.of(person, "GOD MAN", "FÖRVALTA EGENDOM"),
                forms.of(person, "GOD MAN", "FÖRVALTA EGENDOM")
                        .with("namn", "Åke Ström")
                        .with("foretradare", "")));

        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("COLLECTING");
    }
}
