package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.complaint.ComplaintType;
import se.inkopsnavet.complaint.Complaints;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.supplier.RefusedMail;

/** Complaints from the unit's form to the refund: F16, over the real channels. */
@ExtendWith(JournalScene.class)
class ComplaintScenarios {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String COLUMNS =
            "nummer;slag;arende;bestallning;typ;beskrivning;resultat;tidpunkt;anstalld;befattning";

    private static Scene scene;
    private static JournalServer journal;

    @BeforeAll
    static void open(JournalScene.Open shared) {
        scene = shared.scene();
        journal = shared.journal();
    }

    /** AC-16-1, AC-16-2, AC-16-4. */
    @Together
    void missingMilkIsComplainedOfInSecretAndFollowedToTheRefund() {
        var decision = scene.people().someone();
        String person = personnummer(decision);
        String caseRef = scene.receipt(scene.drop(XML, decision)).line(1).caseRef();
        scene.desk().awaitAll(decision);
        String number = "R-" + NUMBERS.incrementAndGet() + caseRef;

        String file = drop(number + ";REKLAMATION;" + caseRef + ";W-" + caseRef + ";SAKNAS;mjölken till " + person
                + " saknas;;2026-11-24T11:00:00;4711;Undersköterska");

        assertThat(scene.receipt(file).line(1).code()).isEmpty();
        String letter = letterAbout("W-" + caseRef);
        assertThat(letter)
                .contains("vara saknas", "mjölken till", "reklamationssvar.txt")
                .doesNotContain(person, person.replace("-", ""), "Lövgren");
        String id = id(caseRef);
        awaitState(id, "SENT");
        await("note").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(notes(person))
                .anySatisfy(text -> assertThat(text)
                        .contains("vara saknas", "reklamation sänd till leverantören")
                        .doesNotContain(person)));
        assertThat(scene.ledger().texts("select description::text from complaint where id::text = ?", id))
                .noneMatch(text -> text.contains("6d6ac3b66c6b"));

        due("COMPLAINT_ANSWER", id);
        await("reminder").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.ledger().notices("SUPPLIER", id))
                .containsExactly("COMPLAINT_REMINDER "));
        due("COMPLAINT_ANSWER", id);
        awaitNotice(caseRef, "COMPLAINT_UNANSWERED CMP-004");

        answer(id, "återbetalning");

        awaitState(id, "REFUND_AWAITED");
        awaitNotice(caseRef, "COMPLAINT_ANSWERED återbetalning");
        due("COMPLAINT_REFUND", id);
        awaitNotice(caseRef, "COMPLAINT_REFUND_MISSING CMP-005");
        drop(number + ";ÅTERBETALD;" + caseRef + ";;;;;2026-12-24T11:00:00;;");
        awaitState(id, "CLOSED");
        assertThat(scene.ledger()
                        .texts(
                                "select description::text from complaint where id::text = ? and description is not null",
                                id))
                .isEmpty();
    }

    /** STR-29: whatever opens it, and however often, it is one complaint; of a case that nobody has, none. */
    @Together
    void breachIsOneComplaint() {
        String caseRef =
                scene.receipt(scene.drop(XML, scene.people().someone())).line(1).caseRef();

        breach(caseRef);
        breach(caseRef);

        assertThat(letterAbout("B-" + caseRef)).contains("i strid med avtalet");
        assertThat(scene.ledger().texts("select type from complaint where case_ref = ?", caseRef))
                .containsExactly("LEFT_OUTSIDE_BREACH");
        assertThat(scene.receipt(drop("R-" + NUMBERS.incrementAndGet()
                                + ";REKLAMATION;EXE-1999-000001;;SEN;;;2026-11-24T11:00:00;;"))
                        .line(1)
                        .code())
                .isEqualTo("ORD-001");
    }

    private static void breach(String caseRef) {
        scene.hub().bean(TransactionTemplate.class).executeWithoutResult(status -> scene.hub()
                .bean(Complaints.class)
                .open(Scene.MUNICIPALITY, caseRef, null, "B-" + caseRef, ComplaintType.LEFT_OUTSIDE_BREACH, "1"));
    }

    private static String drop(String row) {
        String name = "reklamation_" + NUMBERS.incrementAndGet() + ".csv";
        String text = "#REKLAMATION;exempelkommun;1\r\n" + COLUMNS + "\r\n" + row + "\r\n#ANTAL;1\r\n";
        scene.town().procapita().export("reklamationer/ut", name, text.getBytes(StandardCharsets.UTF_8), Instant.now());
        return name;
    }

    private static void answer(String id, String word) {
        String form = "#REKLAMATIONSSVAR;" + id + ";1\r\nsvar: " + word + "\r\n";
        scene.town()
                .mail()
                .deliver(
                        Town.HUB_MAILBOX,
                        new SupplierLetters(scene.town()).sealedFile("reklamation", "reklamationssvar.txt", form));
    }

    private static String id(String caseRef) {
        return scene.ledger()
                .texts("select id::text from complaint where case_ref = ?", caseRef)
                .get(0);
    }

    private static void awaitState(String id, String state) {
        await(state).atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.ledger().texts("select state from complaint where id::text = ?", id))
                .containsExactly(state));
    }

    private static void awaitNotice(String caseRef, String notice) {
        await(notice).atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.ledger().notices("RESPONSIBLE", caseRef))
                .contains(notice));
    }

    /** The time has come. */
    private static void due(String kind, String id) {
        await(kind)
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .jdbc()
                                .sql(
                                        "with due as (update deadline set due_at = now() - interval '1 minute' where kind = ? and subject = ?"
                                                + " and fired_at is null returning id)"
                                                + " update scheduled_tasks set execution_time = now() where task_instance in (select id::text from due)")
                                .params(kind, id)
                                .update()
                        == 1);
    }

    private static List<String> notes(String person) {
        String digits = person.replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits)
                        && note.headline().equals("Synpunkter och klagomål"))
                .map(note -> note.text())
                .toList();
    }

    private static String letterAbout(String order) {
        return await("letter about " + order)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> letters().stream()
                                .filter(letter -> letter.contains(order))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> letters() {
        return scene.town().mail().inboxSince(Town.SUPPLIER_MAILBOX, 0).stream()
                .map(ComplaintScenarios::text)
                .toList();
    }

    /** What stands in it, names of files included; empty for what is no sealed letter of the hub's. */
    private static String text(byte[] raw) {
        try {
            byte[] letter = scene.town().supplierKeys().letterIn(raw);
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(letter));
            StringBuilder text = new StringBuilder();
            if (mail.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    text.append(part.getFileName()).append('\n');
                    if (part.isMimeType("text/plain")) {
                        text.append(part.getContent()).append('\n');
                    }
                }
            }
            return text.toString();
        } catch (RefusedMail notSealed) {
            return "";
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("a sealed letter of the hub's", unreadable);
        }
    }
}
