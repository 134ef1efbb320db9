package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.scenario.Answers.rejected;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.Answer;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.Behaviour.Envelope;
import se.inkopsnavet.scenario.Answers.SentList;

/** Answers from the supplier over IMAP, good, wrong and hostile: F05 step 8, AC-05-18, reliability §4 B47–B57. A bad one never hinders the good. */
@ExtendWith(SharedScene.class)
class AcknowledgementScenarios {

    private final Scene scene;
    private final Answers answers;

    AcknowledgementScenarios(Scene scene) {
        this.scene = scene;
        this.answers = new Answers(scene);
    }

    @BeforeEach
    void thinkBeforeAnswering() {
        scene.supplier().behave(Behaviour.silence());
    }

    @AfterEach
    void answerAgain() {
        scene.supplier().behave(Behaviour.acceptAll());
    }

    @Test
    void aRejectedRowGoesBackToItsUnitAndTheOthersAreDone() throws IOException {
        SentList list = sent(3);
        Sample wrong = list.decisions().get(1);
        String wrongRef = list.caseRefs().get(1);

        Ledger.Message answer =
                answers.answered(list, Behaviour.rejectPeople(Map.of(personnummer(wrong), "POSTNUMMER_OKANT")));

        assertThat(answer.state()).isEqualTo("CONFIRMED");
        assertThat(scene.ledger().message(list.batch()).state()).isEqualTo("CONFIRMED");
        assertThat(scene.ledger().caseState(list.caseRefs().get(0))).isEqualTo("CREDENTIALS_PENDING");
        assertThat(scene.ledger().caseState(wrongRef)).isEqualTo("COLLECTING");
        assertThat(scene.ledger().rowStates(wrongRef)).containsExactly("REJECTED");
        assertThat(scene.ledger().notices("RESPONSIBLE", wrongRef)).contains("ROW_REJECTED b");
    }

    /** 37 of 40, on a smaller list. */
    @Test
    void whatIsLeftOutOfAnAnswerWaitsForTheNextOne() throws IOException {
        SentList list = sent(3);

        assertThat(answers.answered(list, Behaviour.onlyFirst(2)).state()).isEqualTo("CONFIRMED");
        assertThat(scene.ledger().message(list.batch()).state()).isEqualTo("SENT");
        assertThat(answers.answered(list, Behaviour.acceptAll().with(new Answer.From(3)))
                        .state())
                .isEqualTo("CONFIRMED");

        assertThat(scene.ledger().message(list.batch()).state()).isEqualTo("CONFIRMED");
        list.caseRefs().forEach(ref -> scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING"));
    }

    /** AC-05-18. */
    @Test
    void anAnswerAboutOneRowTooManyChangesNothingAndTheSupplierIsAsked() throws IOException {
        SentList list = sent(2);

        Ledger.Message answer = answers.answered(list, Behaviour.oneRowTooMany());

        assertThat(List.of(answer.state(), answer.code())).containsExactly("REJECTED", "ACK-001");
        list.caseRefs().forEach(ref -> assertThat(scene.ledger().rowStates(ref)).containsExactly("BATCHED"));
        assertThat(scene.ledger().notices("SUPPLIER", list.batch().toString())).containsExactly("ACK_REFUSED ACK-001");
        await("the question reaches the supplier")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.town().mail().inbox(Town.SUPPLIER_MAILBOX).stream()
                        .map(mail -> new String(mail, UTF_8))
                        .anyMatch(mail -> mail.contains(list.batch().toString()) && !mail.contains("pkcs7-mime")));
        assertThat(answers.answered(list, Behaviour.acceptAll()).state()).isEqualTo("CONFIRMED");
    }

    /** B47, B49, B57 and their like; after each of them the list still waits for its answer. */
    @Test
    void answersThatNobodyCanTrustAreKeptAsideAndTheRealOneCounts() throws IOException {
        SentList list = sent(2);

        rejected(
                "QUARANTINED CRY-010",
                answers.answered(list, Behaviour.acceptAll().in(Envelope.UNREGISTERED_SIGNER)));
        rejected(
                "QUARANTINED CRY-01[02]",
                answers.answered(list, Behaviour.acceptAll().in(Envelope.EXPIRED_SIGNER)));
        rejected(
                "QUARANTINED CRY-016",
                answers.answered(list, Behaviour.acceptAll().in(Envelope.PLAIN_TEXT)));
        rejected("QUARANTINED ACK-002", answers.answered(list, Behaviour.otherBatch(UUID.randomUUID())));
        rejected(
                "REJECTED MAIL-005",
                answers.answered(list, Behaviour.acceptAll().in(Envelope.AUTO_REPLY)));

        answers.stillWaits(list);
        assertThat(answers.answered(list, Behaviour.acceptAll()).state()).isEqualTo("CONFIRMED");
        list.caseRefs().forEach(ref -> scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING"));
        assertThat(scene.ledger().notices("SUPPLIER", Scene.MUNICIPALITY))
                .as("one answer for all of them, which tells nobody what was wrong")
                .containsExactly("MAIL_REFUSED ");
    }

    @Test
    void theSameAnswerAgainChangesNothing() throws IOException {
        SentList list = sent(1);
        int before = scene.ledger().incoming("SUPPLIER_MAIL").size();

        answers.answered(list, Behaviour.acceptAll().twice());

        await("both are decided")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().incoming("SUPPLIER_MAIL").stream()
                                .filter(mail -> !mail.state().equals("RECEIVED"))
                                .count()
                        >= before + 2);
        assertThat(scene.ledger().incoming("SUPPLIER_MAIL").subList(before, before + 2))
                .extracting(Ledger.Message::state)
                .containsExactlyInAnyOrder("CONFIRMED", "DUPLICATE");
    }

    @Test
    void aBounceHoldsTheListAndItIsToldToIt() throws IOException {
        SentList list = sent(1);

        Ledger.Message bounce = answers.answered(list, Behaviour.acceptAll().in(Envelope.BOUNCE));

        assertThat(List.of(bounce.state(), bounce.code())).containsExactly("CONFIRMED", "MAIL-003");
        Ledger.Message batch = scene.ledger().message(list.batch());
        assertThat(List.of(batch.state(), batch.code())).containsExactly("HELD", "MAIL-003");
        assertThat(scene.ledger().notices("IT", list.batch().toString())).containsExactly("BOUNCED MAIL-003");
    }

    /** B51, B53, B55. */
    @Test
    void hostileMailIsNeitherOpenedFollowedNorObeyed() throws IOException {
        SentList list = sent(1);
        SupplierLetters letters = new SupplierLetters(scene.town());
        String csv = letters.acceptance(list.batch(), 1);
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            byte[] wrapped = letters.betweenHtml(letters.sealed("a", csv), listener.getLocalPort());

            rejected("QUARANTINED CRY-016", answers.posted(wrapped));
            Assertions.assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
        rejected("QUARANTINED CRY-020", answers.posted(letters.sealedToUnknownKey("b", csv)));

        byte[] commanding = letters.withHeaders(
                letters.sealed("c", csv),
                "delete: true",
                "moveTo: Trash",
                "CamelSqlQuery: drop table message",
                "mail.smtp.host: evil.example");
        assertThat(answers.posted(commanding).state()).isEqualTo("CONFIRMED");
        await("filed like any other mail")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.town().mail().inbox(Town.HUB_MAILBOX).isEmpty());
        assertThat(scene.town().mail().mails(Town.HUB_MAILBOX, "Trash")).isEmpty();
        assertThat(scene.town().mail().mails(Town.HUB_MAILBOX, "Processed"))
                .anyMatch(mail -> new String(mail, UTF_8).contains("moveTo: Trash"));
    }

    /** B53: what was still encrypted to the key before the present one. */
    @Test
    void anAnswerToOurOldKeyIsRead() throws IOException {
        SentList list = sent(1);
        SupplierLetters letters = new SupplierLetters(scene.town());

        Ledger.Message answer =
                answers.posted(letters.sealedTo(scene.oldHubKey(), "old", letters.acceptance(list.batch(), 1)));

        assertThat(answer.state()).isEqualTo("CONFIRMED");
    }

    /** The hub may be away for days; what the mail server got in time is still an answer, and what is sent again later is none. */
    @Test
    void anAnswerIsFreshByWhenItCameAndNotByWhenTheHubReadsIt() {
        SentList list = sent(1);
        SupplierLetters letters = new SupplierLetters(scene.town());
        Instant daysAgo = Instant.now().minus(Duration.ofDays(5));
        byte[] answer =
                letters.sealedTo(scene.town().hubKey(), "semester", letters.acceptance(list.batch(), 1), daysAgo);

        rejected("QUARANTINED CRY-017", answers.posted(answer));
        assertThat(scene.ledger().message(list.batch()).state()).isEqualTo("SENT");

        assertThat(answers.posted(answer, daysAgo.plus(Duration.ofMinutes(1))).state())
                .isEqualTo("CONFIRMED");
        assertThat(scene.ledger().message(list.batch()).state()).isEqualTo("CONFIRMED");
        assertThat(answers.posted(answer, daysAgo.plus(Duration.ofMinutes(2))).state())
                .isEqualTo("DUPLICATE");
    }

    private SentList sent(int rows) {
        return answers.sent(rows, scene.people()::someone);
    }
}
