package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.MailRecord;
import se.inkopsnavet.neighbourhood.mail.Mischief;
import se.inkopsnavet.neighbourhood.mail.Mischief.Moment;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;

/** Lists to a mail server that says no, says nothing, or is not what it claims: F05, AC-05-16, reliability §2.1. */
@ExtendWith(SharedScene.class)
class MailOutScenarios {

    private final Scene scene;

    MailOutScenarios(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void mendTheNeighbours() {
        scene.town().mail().smtp().behave();
        scene.supplier().behave(Behaviour.acceptAll());
    }

    /** The decision's list, tried at least once. */
    private UUID tried(Sample... decisions) {
        Receipt receipt = scene.receipt(scene.drop(XML, decisions));
        String ref = receipt.line(1).caseRef();
        await("an attempt")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .count(
                                        "select count(*)::int from customer_list_row r join attempt a on a.message_id = r.batch_id"
                                                + " where r.case_ref = ? and a.ended_at is not null",
                                        ref)
                        > 0);
        return scene.ledger().batchOf(ref);
    }

    private List<MailRecord.Entry> mailsToSupplier(UUID batch) {
        return scene.town().mail().record().entries().stream()
                .filter(entry -> entry.recipient().equals(Town.SUPPLIER_MAILBOX))
                .filter(entry -> new String(
                                scene.town().mail().record().raw(entry), java.nio.charset.StandardCharsets.US_ASCII)
                        .contains(batch.toString()))
                .toList();
    }

    @Test
    void aGreylistedListIsTriedAgainAndArrivesOnce() {
        Sample decision = somebody();
        scene.town().mail().smtp().always(new Mischief.Answer(Moment.RCPT, "451 4.7.1 greylisted, try later"));

        UUID batch = tried(decision);
        assertThat(scene.ledger().message(batch).state()).isIn("READY", "SENDING");
        scene.town().mail().smtp().behave();

        scene.desk().awaitAll(decision);
        assertThat(scene.ledger().awaitState(batch, "CONFIRMED").attempts()).isGreaterThan(1);
        assertThat(mailsToSupplier(batch)).hasSize(1);
    }

    @Test
    void aRefusedListWaitsForAPersonAndLeavesOnceWhenReleased() {
        Sample decision = somebody();
        scene.town().mail().smtp().always(new Mischief.Answer(Moment.RCPT, "550 5.1.1 no such mailbox"));

        UUID batch = tried(decision);
        Ledger.Message held = scene.ledger().awaitState(batch, "HELD");
        assertThat(held.code()).isEqualTo("MAIL-002");
        assertThat(scene.ledger().notices("IT", batch.toString())).containsExactly("LIST_NOT_SENT MAIL-002");
        assertThat(mailsToSupplier(batch)).isEmpty();
        scene.town().mail().smtp().behave();
        assertThat(scene.release(batch)).isTrue();

        scene.desk().awaitAll(decision);
        assertThat(mailsToSupplier(batch)).hasSize(1);
        assertThat(scene.desk().times(personnummer(decision))).isEqualTo(1);
    }

    /** The supplier has agreed to drop repeats, so that an unknown outcome is answered with the same bytes. */
    @Test
    void aLostReplyIsFollowedByTheSameMailAndTheSupplierActsOnce() throws IOException {
        // An answer would settle the question before the hub asks it.
        scene.supplier().behave(Behaviour.silence());
        Sample decision = somebody();
        scene.town().mail().smtp().always(new Mischief.Close(Moment.AFTER_DOT));

        UUID batch = tried(decision);
        assertThat(scene.ledger()
                        .count("select count(*)::int from attempt where message_id = ? and outcome = 'UNKNOWN'", batch))
                .isPositive();
        scene.town().mail().smtp().behave();

        scene.ledger().awaitState(batch, "SENT");
        List<MailRecord.Entry> mails = mailsToSupplier(batch);
        assertThat(mails).hasSizeGreaterThan(1);
        assertThat(mails.stream().map(MailRecord.Entry::sha256).distinct()).hasSize(1);
        await("the supplier has read them all")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.desk().record().entries().stream()
                                .filter(entry -> entry.batchId().equals(batch.toString()))
                                .count()
                        >= mails.size());
        assertThat(scene.desk().times(personnummer(decision))).isEqualTo(1);
        scene.supplier().answerAgain(batch.toString(), Behaviour.acceptAll());
        scene.ledger().awaitState(batch, "CONFIRMED");
    }

    @Test
    void withoutEncryptionOnTheLineNothingIsSaid() {
        Sample decision = somebody();
        scene.town().mail().smtp().dropConnections();
        scene.town().mail().smtp().always(new Mischief.StripStartTls());

        UUID batch = tried(decision);
        assertThat(scene.ledger().message(batch).state()).isNotIn("SENT", "CONFIRMED");
        assertThat(mailsToSupplier(batch)).isEmpty();
        scene.town().mail().smtp().behave();

        scene.desk().awaitAll(decision);
        assertThat(scene.town().mail().record().entries()).allMatch(MailRecord.Entry::encrypted);
    }

    /** AC-05-16: protected after the list was built, before any byte of it left. */
    @Test
    void aFlagThatArrivesBeforeTheListLeavesTakesTheRowOffAndTheOthersGo() {
        Sample vera = somebody().with("efternamn", "Gömd");
        Sample beside = somebody();
        scene.town().mail().smtp().always(new Mischief.AnswerAndClose(Moment.MAIL, "421 4.3.2 closing"));

        UUID batch = tried(vera, beside);
        Receipt flagged =
                scene.receipt(scene.drop(XML, vera.with("version", "2").with("skyddad", "JA")));
        assertThat(flagged.codes()).containsExactly("BIZ-010");
        scene.town().mail().smtp().behave();

        scene.desk().awaitAll(beside);
        assertThat(scene.desk().people()).doesNotContain(personnummer(vera));
        scene.ledger().awaitState(batch, "RECALLED");
        assertThat(scene.ledger().caseState(flagged.line(1).caseRef())).isEqualTo("HELD_PROTECTED");
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
