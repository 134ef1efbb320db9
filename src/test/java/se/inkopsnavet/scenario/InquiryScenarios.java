package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.Mischief;
import se.inkopsnavet.neighbourhood.mail.Mischief.Moment;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.Behaviour.Envelope;

/** A supplier that does not promise to drop repeats, a line that breaks, and a person who has asked: the program's own commands over the real channels. */
class InquiryScenarios {

    private static Scene scene;

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void open() {
        Path folder = Scene.folder();
        scene = Scene.open(
                Town.open(folder.resolve("town"), "RSA-2048"),
                Home.in(folder.resolve("home"))
                        .edit(
                                "mappings/suppliers/livs/profile.yaml",
                                "deduplicatesMessageId: true",
                                "deduplicatesMessageId: false"),
                Map.of());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @BeforeEach
    void sayNothing() {
        // An answer would settle the question before anybody asks it.
        scene.supplier().behave(Behaviour.silence());
    }

    @AfterEach
    void mend() {
        scene.town().mail().smtp().behave();
    }

    /** A list of which nobody knows whether it came. */
    private UUID uncertain(Sample... decisions) {
        scene.town().mail().smtp().always(new Mischief.Close(Moment.AFTER_DOT));
        String ref = scene.receipt(scene.drop(XML, decisions)).line(1).caseRef();
        await("a list")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .count(
                                        "select count(*)::int from customer_list_row where case_ref = ? and batch_id is not null",
                                        ref)
                        > 0);
        UUID batch = scene.ledger().batchOf(ref);
        scene.ledger().awaitState(batch, "UNCERTAIN");
        scene.town().mail().smtp().behave();
        return batch;
    }

    @Test
    void arrivedLetsTheListWaitForItsAnswer() throws Exception {
        UUID batch = uncertain(somebody());

        assertThat(scene.command(Command.ARRIVED, batch.toString()))
                .isEqualTo("Klart. Meddelandet är nu skickat (SENT).");

        assertThat(scene.ledger().message(batch).state()).isEqualTo("SENT");
        assertThat(scene.ledger().count("select count(*)::int from deadline where subject = ?", batch.toString()))
                .isEqualTo(1);
        assertThat(acts(batch)).containsExactly("ARRIVED DONE UNCERTAIN SENT " + System.getProperty("user.name"));
        scene.supplier().answerAgain(batch.toString(), Behaviour.acceptAll());
        scene.ledger().awaitState(batch, "CONFIRMED");

        assertThat(scene.command(Command.NOT_ARRIVED, batch.toString()))
                .isEqualTo("Nej. Meddelandet är klart (CONFIRMED) och väntar inte på besked om det kom fram.");
        assertThat(acts(batch)).hasSize(2);
    }

    /** Somebody has found a file, and asks whether it is from here: what the hub has kept tells it, and nobody else. */
    @Test
    void aFileThatWasFoundIsRecognisedByItsBytesAlone() throws IOException {
        UUID batch = uncertain(somebody());
        byte[] mail = scene.town().mail().inbox(Town.SUPPLIER_MAILBOX).stream()
                .filter(raw -> new String(raw, StandardCharsets.US_ASCII).contains(batch.toString()))
                .findFirst()
                .orElseThrow();
        Path found = Files.write(elsewhere.resolve("hittad"), mail);

        assertThat(scene.command(Command.RECOGNISE, found.toString()))
                .endsWith("exempelkommun;" + batch + ";ut;CUSTOMER_LIST;UNCERTAIN");

        mail[mail.length / 2] ^= 1;
        Files.write(found, mail);
        assertThat(scene.command(Command.RECOGNISE, found.toString()))
                .startsWith("Nej. Navet har inte tagit emot eller skickat just de byten");
        assertThat(scene.command(
                        Command.RECOGNISE, elsewhere.resolve("finns inte").toString()))
                .startsWith("Nej. Filen finns inte");
    }

    @Test
    void notArrivedSendsTheOthersInTheNextListWithoutWhoHasBecomeProtected() {
        Sample hidden = somebody();
        Sample beside = somebody();
        UUID batch = uncertain(hidden, beside);
        // The line broke after the last dot: the supplier has read what its people do not find.
        scene.desk().awaitAll(hidden, beside);
        String ref = scene.receipt(scene.drop(XML, hidden.with("version", "2").with("skyddad", "JA")))
                .line(1)
                .caseRef();

        assertThat(scene.command(Command.NOT_ARRIVED, batch.toString()))
                .isEqualTo("Klart. Meddelandet är nu återkallat (RECALLED).");

        assertThat(scene.ledger().rowStates(ref)).containsExactly("WITHDRAWN");
        await("the next list").atMost(Scene.PATIENCE).until(() -> scene.desk().times(personnummer(beside)) == 2);
        assertThat(scene.desk().times(personnummer(hidden))).isEqualTo(1);
        assertThat(acts(batch)).hasSize(1);
    }

    @Test
    void returnedMailSaysWhatBecameOfIt() throws Exception {
        Sample client = somebody();
        UUID batch = uncertain(client);
        scene.desk().awaitAll(client);

        scene.supplier().answerAgain(batch.toString(), Behaviour.acceptAll().in(Envelope.BOUNCE));

        scene.ledger().awaitState(batch, "HELD");
        assertThat(scene.ledger().message(batch).code()).isEqualTo("MAIL-003");
        assertThat(scene.ledger().notices("IT", batch.toString())).contains("BOUNCED MAIL-003");
    }

    @Test
    void whatIsNoMessageIsSaidToBeNone() {
        assertThat(scene.command(Command.ARRIVED, "kundlista 7")).startsWith("Nej. Ange meddelandets id");
        assertThat(scene.command(Command.RELEASE, "")).startsWith("Nej. Ange meddelandets id");
        assertThat(scene.command(Command.ARRIVED, UUID.randomUUID().toString()))
                .isEqualTo("Nej. Det finns inget utgående meddelande med det numret.");
    }

    private static java.util.List<String> acts(UUID subject) {
        return scene.ledger()
                .jdbc()
                .sql("select concat_ws(' ', command, result, state_before, state_after, operator) from operator_act"
                        + " where subject = ? order by seq")
                .param(subject.toString())
                .query(String.class)
                .list();
    }

    private static Sample somebody() {
        return scene.people().someone();
    }
}
