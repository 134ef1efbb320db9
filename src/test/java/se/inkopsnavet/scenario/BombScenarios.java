package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.decision.FileFormat.CSV;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.Answers.rejected;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.Behaviour.Envelope;
import se.inkopsnavet.scenario.Answers.SentList;

/** Little that would become much: archives, nested XML and nested mail, over the real channels (reliability §4 B39). What lies beside them passes. */
@ExtendWith(SharedScene.class)
class BombScenarios {

    private final Scene scene;

    BombScenarios(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void answerAgain() {
        scene.supplier().behave(Behaviour.acceptAll());
    }

    @Test
    void archivesAreNotUnpackedWhateverTheirNameSaysAndFilesBesideThemPass() {
        String good = Scene.export(XML, somebody());
        Map<String, byte[]> archives = new LinkedHashMap<>();
        archives.put("_bomb.zip", Archives.bomb());
        archives.put("_bomb.xml.gz.gz", Archives.gzipInGzip());
        archives.put("_bomb.xml", Archives.bomb());
        archives.put("_escape.zip", Archives.zip("../../../../tmp/beslut.xml", good));
        archives.put("_encrypted.zip", Archives.encrypted(good));
        archives.put("_crowd.zip", Archives.crowded(10_001));
        Sample before = somebody();
        Sample beside = somebody();

        scene.drop(XML, before);
        var names = archives.entrySet().stream()
                .map(each -> scene.drop(each.getKey(), each.getValue()))
                .toList();
        scene.drop(CSV, beside);

        assertThat(names).allSatisfy(name -> {
            Receipt receipt = scene.receipt(name);
            assertThat(receipt.result()).isEqualTo("AVVISAD");
            assertThat(receipt.fault()).isEqualTo("IN-010");
            assertThat(scene.ledger().named(name))
                    .singleElement()
                    .extracting(Ledger.Message::state)
                    .isEqualTo("REJECTED");
        });
        scene.desk().awaitAll(before, beside);
    }

    @Test
    void xmlThatIsNestedOrRepeatedWithoutEndIsRefusedAndFilesBesideItPass() {
        String good = Scene.export(XML, somebody());
        String deep = good.replace("Märta", "<a>".repeat(100_000) + "</a>".repeat(100_000));
        String wide = good.replace("<fornamn>", "<fornamn" + attributes(100_000) + ">");
        String tooMany = good.replace("Märta", "M".repeat(20_000_000));
        Sample beside = somebody();

        String nested = scene.drop(".xml", deep);
        String crowded = scene.drop(".xml", wide);
        String endless = scene.drop(".xml", tooMany);
        scene.drop(XML, beside);

        // More attributes than the parser itself stands are not XML to it.
        assertThat(Stream.of(nested, crowded, endless).map(scene::receipt).map(Receipt::fault))
                .containsExactly("IN-002", "XML-001", "IN-002");
        scene.desk().awaitAll(beside);
    }

    /** Inside a signature that is right, and outside of any. */
    @Test
    void mailInMailAndFilesInFilesAreKeptAsideAndTheRealAnswerCounts() throws java.io.IOException {
        scene.supplier().behave(Behaviour.silence());
        Answers answers = new Answers(scene);
        SentList list = answers.sent(2, this::somebody);
        String csv = new SupplierLetters(scene.town()).acceptance(list.batch(), 2);

        rejected("QUARANTINED CRY-016", answers.posted(letter("plain", nested(2_000, text(csv)))));
        rejected("QUARANTINED CRY-016", answers.posted(sealed("nested", nested(500, text(csv)))));
        rejected("QUARANTINED CRY-016", answers.posted(sealed("wide", wide(200))));
        rejected("QUARANTINED ACK-\\d+", answers.posted(sealed("zip", attachment("kvittens.csv", Archives.bomb()))));
        rejected(
                "QUARANTINED ACK-\\d+",
                answers.posted(sealed("gz", attachment("kvittens.csv.gz", Archives.gzipInGzip()))));

        answers.stillWaits(list);
        assertThat(answers.answered(list, Behaviour.acceptAll()).state()).isEqualTo("CONFIRMED");
    }

    private byte[] sealed(String name, String content) {
        String id = "<" + name + "-" + UUID.randomUUID() + "@livs.example>";
        return scene.town().supplierKeys().seal(letter(id, content), id, Envelope.SEALED, Instant.now());
    }

    private static byte[] letter(String id, String content) {
        String messageId = id.startsWith("<") ? id : "<" + id + "-" + UUID.randomUUID() + "@livs.example>";
        return ("From: " + Town.SUPPLIER_MAILBOX + "\r\nTo: " + Town.HUB_MAILBOX + "\r\nSubject: Kvittens\r\nDate: "
                        + new jakarta.mail.internet.MailDateFormat().format(java.util.Date.from(Instant.now()))
                        + "\r\nMessage-ID: " + messageId + "\r\nMIME-Version: 1.0\r\n" + content)
                .getBytes(US_ASCII);
    }

    private static String text(String csv) {
        return attachment("kvittens.csv", csv.getBytes(UTF_8));
    }

    private static String attachment(String name, byte[] content) {
        return "Content-Type: text/csv; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\"" + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n";
    }

    private static String nested(int depth, String innermost) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"n")
                    .append(i)
                    .append("\"\r\n\r\n--n")
                    .append(i)
                    .append("\r\n");
        }
        mail.append(innermost);
        for (int i = depth - 1; i >= 0; i--) {
            mail.append("\r\n--n").append(i).append("--\r\n");
        }
        return mail.toString();
    }

    private static String wide(int parts) {
        return "Content-Type: multipart/mixed; boundary=\"w\"\r\n\r\n"
                + "--w\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(parts) + "--w--\r\n";
    }

    private static String attributes(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(" a").append(i).append("=\"\"");
        }
        return all.toString();
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
