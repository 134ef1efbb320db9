package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.ledger.DerivedId;

/** Files in from the case system's server and receipts back to it, when names, lines and disks go wrong: reliability §4 B35–B45, AC-01-14. */
@ExtendWith({SharedScene.class, OutputCaptureExtension.class})
class SftpScenarios {

    private final Scene scene;

    SftpScenarios(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void mendTheServer() {
        scene.town().procapita().whims().behave();
    }

    /** B35. */
    @Test
    void strangeNamesAreTakenUnderOurOwnAndDangerousOnesStayWhereTheyAre(CapturedOutput log) throws IOException {
        Sample[] fine = {somebody(), somebody(), somebody(), somebody(), somebody()};
        export("beslut 🏡.xml", fine[0]);
        export("a\u030Arende.xml", fine[1]);
        export("18900101-9802.xml", fine[2]);
        export("-rf.xml", fine[3]);
        export("x".repeat(245) + ".xml", fine[4]);
        Sample[] hidden = {somebody(), somebody(), somebody()};
        List<String> left = List.of("a\nb.xml", "b*.xml", "beslut.xml.part");
        for (int i = 0; i < left.size(); i++) {
            export(left.get(i), hidden[i]);
        }

        scene.desk().awaitAll(fine);
        await("two alerts")
                .atMost(Scene.PATIENCE)
                .until(() -> occurrences(log.getAll(), "\"fault\":\"SFTP-003\"") >= 2);

        assertThat(inbox()).containsAll(left);
        assertThat(scene.desk().people())
                .doesNotContainAnyElementsOf(
                        Stream.of(hidden).map(People::personnummer).toList());
        assertThat(scene.receipts()).noneMatch(receipt -> receipt.text().contains("18900101-9802"));
        assertThat(log.getAll()).doesNotContain("18900101-9802.xml", "🏡", "-rf.xml");
        for (String name : left) {
            Files.delete(folder().resolve(name));
            Files.delete(folder().resolve(name + ".done"));
        }
    }

    private static int occurrences(String text, String word) {
        return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
    }

    /** B37. */
    @Test
    void theSameNameWithNewContentIsASecondVersionAndBothAreSeen() {
        Sample decision = somebody();
        String name = scene.drop(XML, decision);
        scene.receipt(name);

        scene.town()
                .procapita()
                .export(
                        Scene.INBOX,
                        name,
                        Scene.export(XML, decision.with("version", "2").with("gata", "Nygatan 9"))
                                .getBytes(UTF_8),
                        Instant.now());

        await("both versions")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().named(name).stream()
                                .filter(message -> message.state().equals("CONFIRMED"))
                                .count()
                        == 2);
        scene.desk().awaitAll(decision);
        await("the newest address")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.desk().cells(personnummer(decision)).get(3).equals("Nygatan 9"));
    }

    /**
     * B41. Procapita's files carry no number that could have a gap; what must not be mixed up is the decision, and its version says which is newer. A
     * file that comes late changes nothing that a newer one has said, and what is new in it goes its way.
     */
    @Test
    void aFileThatComesLateOverwritesNothingNewerAndItsOtherDecisionsGoTheirWay() {
        Sample decision = somebody();
        Sample[] beside = {somebody(), somebody(), somebody()};
        scene.receipt(scene.drop(XML, decision, beside[0]));
        scene.receipt(scene.drop(XML, decision.with("version", "3").with("gata", "Nygatan 3"), beside[2]));

        Receipt late =
                scene.receipt(scene.drop(XML, decision.with("version", "2").with("gata", "Nygatan 2"), beside[1]));

        assertThat(late.codes()).containsExactly("BIZ-020", "");
        scene.desk().awaitAll(beside);
        await("the newest address")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.desk().cells(personnummer(decision)).get(3).equals("Nygatan 3"));
        assertThat(scene.desk().everything()).doesNotContain("Nygatan 2<");
    }

    /** A sender that hears nothing sends again, for ever. */
    @Test
    void aFileWithTheContentOfAnEarlierOneGetsAReceiptThatSaysSo() {
        Sample decision = somebody();
        String content = Scene.export(XML, decision);
        String first = scene.drop(".xml", content);
        Receipt taken = scene.receipt(first);

        Receipt repeated = scene.receipt(scene.drop(".xml", content));

        assertThat(repeated.result()).isEqualTo("DUBBLETT");
        assertThat(repeated.text()).contains("#TIDIGARE;" + first + "\r\n");
        assertThat(repeated.lines()).isEmpty();
        assertThat(scene.ledger().rowStates(taken.line(1).caseRef())).hasSize(1);
    }

    /** AC-01-14, with three seconds instead of thirty minutes. */
    @Test
    void aFileWithoutItsMarkerIsLeftAloneTalkedAboutAndTakenOnceItIsWhole(CapturedOutput log) throws IOException {
        Sample decision = somebody();
        Sample beside = somebody();
        String whole = Scene.export(XML, decision);
        String name = scene.newName(".xml");
        scene.town()
                .procapita()
                .put(Scene.INBOX, name, whole.substring(0, whole.length() / 2).getBytes(UTF_8), Instant.now());
        scene.drop(XML, beside);

        await("the alert").atMost(Scene.PATIENCE).until(() -> log.getAll().contains("\"fault\":\"SFTP-001\""));
        scene.desk().awaitAll(beside);
        assertThat(inbox()).contains(name);
        assertThat(scene.ledger().named(name)).isEmpty();

        scene.town().procapita().export(Scene.INBOX, name, whole.getBytes(UTF_8), Instant.now());
        scene.desk().awaitAll(decision);
        assertThat(scene.ledger().named(name)).hasSize(1);
    }

    /** K3 and K6: a line that breaks while reading, and an acknowledgement that cannot be given. */
    @Test
    void aBrokenLineAndAFolderThatCannotBeWrittenDoubleNothing() {
        Sample decision = somebody();
        scene.town().procapita().whims().cutNextDownloadAt(500);
        String name = scene.drop(XML, decision);
        scene.desk().awaitAll(decision);
        assertThat(scene.ledger().named(name)).hasSize(1);

        Sample stuck = somebody();
        scene.town().procapita().whims().denyMoves();
        String second = scene.drop(XML, stuck);
        scene.desk().awaitAll(stuck);
        assertThat(inbox()).contains(second);
        scene.town().procapita().whims().behave();

        await("acknowledged after all").atMost(Scene.PATIENCE).until(() -> !inbox().contains(second));
        assertThat(scene.ledger().named(second)).hasSize(1);
        scene.receipt(second);
        assertThat(scene.desk().times(personnummer(stuck))).isEqualTo(1);
    }

    @Test
    void withAnotherHostKeyNobodyIsTalkedToUntilItIsPinned(CapturedOutput log)
            throws IOException, GeneralSecurityException {
        Sample decision = somebody();
        scene.town().procapita().changeHostKey();
        String name = scene.drop(XML, decision);

        await("the alert").atMost(Scene.PATIENCE).until(() -> log.getAll().contains("\"fault\":\"SFTP-004\""));
        assertThat(inbox()).contains(name);
        scene.town().procapita().pinHostKey();

        scene.desk().awaitAll(decision);
        scene.receipt(name);
    }

    /** B45: cut at the last byte, and the reply to the rename lost. */
    @Test
    void aReceiptArrivesWholeAndOnceWhateverTheLineDoes() {
        Sample decision = somebody();
        scene.town().procapita().whims().cutNextUploadAt(40);
        Receipt receipt = scene.receipt(scene.drop(XML, decision));
        assertThat(receipt.lines()).hasSize(1);

        Sample next = somebody();
        rival().losesTheReply();
        String name = scene.drop(XML, next);
        scene.receipt(name);
        Ledger.Message sent = receiptOf(name);
        scene.ledger().awaitState(sent.id(), "CONFIRMED");

        assertThat(scene.receipts().stream().filter(each -> each.file().equals(name)))
                .hasSize(1);
        assertThat(rival().parts()).isEmpty();
        scene.desk().awaitAll(decision, next);
    }

    /** B43. */
    @Test
    void aTakenNameIsASuccessWithTheSameContentAndNeverOverwrittenWithOther() {
        Sample decision = somebody();
        rival().takesTheNameWithTheSame();
        String same = scene.drop(XML, decision);
        scene.receipt(same);
        scene.ledger().awaitState(receiptOf(same).id(), "CONFIRMED");

        Sample next = somebody();
        rival().takesTheNameWithOther();
        String other = scene.drop(XML, next);
        await("held").atMost(Scene.PATIENCE).until(() -> scene.ledger().named(other).stream()
                .anyMatch(file -> file.state().equals("CONFIRMED")));
        Ledger.Message held = scene.ledger().awaitState(receiptOf(other).id(), "HELD");

        assertThat(held.code()).isEqualTo("SFTP-010");
        assertThat(scene.findReceipt(other)).isEmpty();
        scene.desk().awaitAll(decision, next);
    }

    /** The receipt that answers the newest file with that name. */
    private Ledger.Message receiptOf(String file) {
        return scene.ledger()
                .message(DerivedId.of(
                        "receipt", scene.ledger().named(file).get(0).id()));
    }

    @Test
    void aFullDiskDelaysReceiptsAndNothingElse() {
        Sample decision = somebody();
        scene.town().procapita().whims().fillDisk();
        String name = scene.drop(XML, decision);

        scene.desk().awaitAll(decision);
        assertThat(scene.findReceipt(name)).isEmpty();
        scene.town().procapita().whims().behave();

        assertThat(scene.receipt(name).codes()).containsExactly("");
    }

    private Rival rival() {
        return new Rival(scene.town().procapita(), "kvittens");
    }

    private List<String> inbox() {
        return list(Scene.INBOX).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private List<Path> list(String folder) {
        try (Stream<Path> all = Files.list(scene.town().procapita().home().resolve(folder))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return scene.town().procapita().home().resolve(Scene.INBOX);
    }

    private void export(String name, Sample decision) {
        scene.town()
                .procapita()
                .export(Scene.INBOX, name, Scene.export(XML, decision).getBytes(UTF_8), Instant.now());
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
