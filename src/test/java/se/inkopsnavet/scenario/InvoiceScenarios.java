package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.MandateForms;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.InvoiceDesk;
import se.inkopsnavet.neighbourhood.supplier.InvoiceDesk.Asked;

/** Where the invoice goes, from the case system to the desk and into column j: F04, over the real channels. */
@ExtendWith(JournalScene.class)
class InvoiceScenarios {

    private static final int COLUMN_J = 14;

    private static Scene scene;
    private static JournalServer journal;
    private static InvoiceDesk desk;
    private static MandateForms forms;

    @BeforeAll
    static void open(JournalScene.Open shared) {
        scene = shared.scene();
        journal = shared.journal();
        forms = shared.mandates();
        desk = new InvoiceDesk(scene.town());
    }

    private static Sample elsewhere() {
        return scene.people().someone().with("faktura", "ANNAN");
    }

    private static String digits(Sample decision) {
        return personnummer(decision).replace("-", "");
    }

    private static String caseOf(Sample decision) {
        return scene.receipt(scene.drop(XML, decision)).line(1).caseRef();
    }

    private static String columnJ(Sample decision) {
        scene.desk().awaitAll(decision);
        return scene.desk().cells(personnummer(decision)).get(COLUMN_J);
    }

    private static Asked asked(String caseRef) {
        return await("question about " + caseRef)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> questions(caseRef).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static List<Asked> questions(String caseRef) {
        return desk.asked().stream()
                .filter(each -> each.subject().contains(caseRef))
                .toList();
    }

    private static void awaitNotice(String role, String caseRef, String notice) {
        await(notice).atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.ledger().notices(role, caseRef))
                .contains(notice));
    }

    /** Waits until the hub has made that of it; suppliers' acknowledgements come to the same mailbox meanwhile. */
    private static void awaitOutcome(String outcome, Runnable send) {
        int before = scene.ledger().incoming("SUPPLIER_MAIL").size();
        send.run();
        await(outcome).atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.ledger().incoming("SUPPLIER_MAIL").stream().skip(before))
                .anyMatch(mail -> outcome.equals((mail.state() + " " + mail.code()).strip())));
    }

    @Alone
    void theCaseSystemKnowsAndTheDeskIsNotAsked() {
        Sample decision = elsewhere();
        journal.procapita().manners().next(ProcapitaNotes.INVOICE, Whim.UNAVAILABLE);
        journal.procapita().invoiceReceiver(digits(decision), "Lövgren, Märta", "Ågränd 3");

        String caseRef = caseOf(decision);

        assertThat(columnJ(decision)).isEqualTo("Lövgren, Märta, Ågränd 3, 990 10 Exempelstad");
        assertThat(questions(caseRef)).isEmpty();
    }

    @Together
    void theDeskIsAskedOnceInSecretAndItsAnswerIsTheColumn() {
        Sample decision = elsewhere();
        String caseRef = caseOf(decision);

        Asked question = asked(caseRef);

        assertThat(question.text()).contains(caseRef, "Märta Lövgren", personnummer(decision));
        assertThat(desk.mails()).noneSatisfy(raw -> assertThat(new String(raw, StandardCharsets.ISO_8859_1))
                .containsAnyOf(caseRef, personnummer(decision), "Lövgren"));
        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("COLLECTING");

        desk.answer(question, InvoiceDesk.filled(question, "Märta Lövgren", "Boxvägen 5"));

        assertThat(columnJ(decision)).isEqualTo("Märta Lövgren, Boxvägen 5, 990 20 Ängsholmen");
        assertThat(questions(caseRef)).hasSize(1);
        awaitOutcome(
                "DUPLICATE", () -> desk.answer(question, InvoiceDesk.filled(question, "Märta Lövgren", "Boxvägen 5")));
    }

    /** An invoice says what somebody eats: no stranger gets it, whoever says so. With a mandate the same address counts. */
    @Together
    void whoIsNotTheClientNeedsAMandate() {
        Sample decision = elsewhere();
        String caseRef = caseOf(decision);
        Asked question = asked(caseRef);

        awaitOutcome(
                "HELD INV-003", () -> desk.answer(question, InvoiceDesk.filled(question, "Lena Quist", "Byråvägen 1")));

        awaitNotice("RESPONSIBLE", caseRef, "INVOICE_NO_MANDATE INV-003");
        journal.procapita().invoiceReceiver(digits(decision), "Lena Quist", "Byråvägen 1");
        forms.drop(forms.of(personnummer(decision), "FÖRVALTARE", "FÖRVALTA EGENDOM")
                .with("gata", "")
                .with("postnummer", "")
                .with("postort", ""));
        assertThat(columnJ(decision))
                .isEqualTo("Märta Lövgren, c/o förvaltare Lena Quist, Byråvägen 1, 990 10 Exempelstad");
    }

    @Together
    void onlyTheDesksOwnSignatureAnswers() {
        Sample decision = elsewhere();
        String caseRef = caseOf(decision);
        Asked question = asked(caseRef);
        String form = InvoiceDesk.filled(question, "Märta Lövgren", "Boxvägen 5");

        awaitOutcome("QUARANTINED CRY-003", () -> desk.answer(question, Behaviour.Envelope.UNREGISTERED_SIGNER, form));

        assertThat(scene.ledger().caseState(caseRef)).isEqualTo("COLLECTING");
    }
}
