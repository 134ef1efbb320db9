package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.Answers.rejected;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.Behaviour.Envelope;
import se.inkopsnavet.neighbourhood.supplier.PgpKeys;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;
import se.inkopsnavet.scenario.Answers.SentList;

/** A supplier that wants OpenPGP, by the same mail servers: F05 with requirements Q-02's second choice, AC-05-18, reliability §4 B39, B47, B51. */
class PgpScenarios {

    private static final String SUPPLIER = "livs-pgp";
    private static final String PROFILE = "mappings/suppliers/livs-pgp/profile.yaml";

    private static PgpKeys keys;
    private static Scene scene;

    private final Answers answers = new Answers(scene);

    @BeforeAll
    static void open() throws IOException {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        keys = PgpKeys.issue(Town.SUPPLIER_MAILBOX, Town.HUB_MAILBOX, Instant.now(), Town.KEY_PASSWORD);
        keys.own().writeCertificate(town.keys().resolve(SUPPLIER + ".asc"));
        Files.writeString(
                town.keys().resolve(SUPPLIER + ".fingerprint"), keys.own().fingerprint());
        Path hub = keys.hub().writeSecret(town.keys().resolve("hub.asc"));
        scene = Scene.open(
                town,
                keys,
                home(folder.resolve("home")),
                Map.of("inkopsnavet.municipalities.exempelkommun.pgp-key", hub.toString()));
    }

    /** Exempelkommun with a second supplier profile, which differs from the first in its keys alone. */
    private static Home home(Path folder) {
        return Home.in(folder)
                .edit(Home.PROFILE, "suppliers: [livs]", "suppliers: [livs-pgp]")
                .copy("mappings/suppliers/livs", "mappings/suppliers/livs-pgp")
                .edit(PROFILE, "supplierId: livs\n", "supplierId: livs-pgp\n")
                .edit("mappings/suppliers/livs-pgp/calendar.yaml", "supplierId: livs\n", "supplierId: livs-pgp\n")
                .edit(
                        PROFILE,
                        """
                          encryption: SMIME
                          cipher: AES256_GCM # AES256_CBC kräver exceptionUntil: ÅÅÅÅ-MM-DD
                          certificate: livs.pem # RSA under 3072 bitar (aldrig under 2048) kräver shortKeyUntil: ÅÅÅÅ-MM-DD
                          fingerprint: "file:livs.fingerprint" # eller fingeravtrycket självt (SHA-256), så att det står under versionshantering
                          trustCa: livs-ca.pem
                          crl: livs-ca.crl
                          revocation: HARD_FAIL # SOFT_FAIL skickar ändå när spärrlistan är högst ett dygn för gammal, och IT får veta det
                        """,
                        "  encryption: OPENPGP\n  certificate: livs-pgp.asc\n  fingerprint: \"file:livs-pgp.fingerprint\"\n");
    }

    @AfterEach
    void answerAgain() {
        scene.supplier().behave(Behaviour.acceptAll());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void theListArrivesUnderTheSuppliersKeyAloneAndItsAnswerClosesIt() {
        Sample asa =
                scene.people().cast("18900101-9802", "Åsa", "Öhrström-Ängqvist").with("grundmottagare", SUPPLIER);
        Sample beside = somebody();

        Receipt receipt = scene.receipt(scene.drop(XML, asa, beside));

        scene.desk().awaitAll(asa, beside);
        assertThat(scene.desk().cells("18900101-9802").subList(1, 3)).containsExactly("Åsa", "Öhrström-Ängqvist");
        assertThat(scene.desk().times(personnummer(asa))).isEqualTo(1);
        receipt.lines().forEach(line -> scene.ledger().awaitCaseState(line.caseRef(), "CREDENTIALS_PENDING"));
        String mails = scene.traces().mails();
        assertThat(mails)
                .contains("multipart/encrypted", "BEGIN PGP MESSAGE", "Subject: Krypterat meddelande")
                .doesNotContain("pkcs7-mime", "Öhrström", "18900101-9802");
        assertThat(scene.desk().record().entries())
                .extracting(SupplierRecord.Entry::kind)
                .containsOnly(SupplierRecord.Kind.LIST);
    }

    @Test
    void answersThatNobodyCanTrustAreKeptAsideAndTheRealOneCounts() throws IOException {
        scene.supplier().behave(Behaviour.silence());
        SentList list = answers.sent(2, PgpScenarios::somebody);
        SentList beside = answers.sent(1, PgpScenarios::somebody);
        SupplierLetters smime = new SupplierLetters(scene.town());
        String csv = smime.acceptance(list.batch(), 2);

        rejected(
                "QUARANTINED CRY-010",
                answers.answered(list, Behaviour.acceptAll().in(Envelope.UNREGISTERED_SIGNER)));
        rejected(
                "QUARANTINED CRY-016",
                answers.answered(list, Behaviour.acceptAll().in(Envelope.PLAIN_TEXT)));
        rejected("QUARANTINED CRY-016", answers.posted(smime.sealed("smime", csv)));
        rejected("QUARANTINED CRY-020", answers.posted(damaged(letter("damaged", csv))));
        rejected("QUARANTINED IN-002", answers.posted(letter("bomb", csv + " ".repeat(40_000_000))));
        assertThat(answers.answered(beside, Behaviour.acceptAll()).state()).isEqualTo("CONFIRMED");

        answers.stillWaits(list);
        assertThat(answers.answered(list, Behaviour.acceptAll()).state()).isEqualTo("CONFIRMED");
        list.caseRefs().forEach(ref -> scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING"));
    }

    /** AC-05-18, and the same answer twice. */
    @Test
    void anAnswerThatDoesNotFitChangesNothingAndARepeatedOneCountsOnce() throws IOException {
        scene.supplier().behave(Behaviour.silence());
        SentList list = answers.sent(2, PgpScenarios::somebody);

        rejected("REJECTED ACK-001", answers.answered(list, Behaviour.oneRowTooMany()));
        answers.stillWaits(list);

        int before = answers.count();
        answers.answered(list, Behaviour.acceptAll().twice());
        assertThat(List.of(
                        answers.decided(before).state(),
                        answers.decided(before + 1).state()))
                .containsExactlyInAnyOrder("CONFIRMED", "DUPLICATE");
    }

    private static byte[] letter(String name, String csv) {
        String id = "<" + name + "-" + java.util.UUID.randomUUID() + "@livs.example>";
        byte[] letter = ("From: " + Town.SUPPLIER_MAILBOX + "\r\nTo: " + Town.HUB_MAILBOX
                        + "\r\nSubject: Kvittens\r\nDate: "
                        + new jakarta.mail.internet.MailDateFormat().format(java.util.Date.from(Instant.now()))
                        + "\r\nMessage-ID: " + id + "\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: text/csv; name=\"kvittens.csv\"\r\n"
                        + "Content-Disposition: attachment; filename=\"kvittens.csv\"\r\n\r\n" + csv)
                .getBytes(UTF_8);
        return keys.seal(letter, id, Envelope.SEALED, Instant.now());
    }

    /** One character of the encrypted data changed. */
    private static byte[] damaged(byte[] mail) {
        String text = new String(mail, US_ASCII);
        int middle = (text.indexOf("-----BEGIN PGP") + text.indexOf("-----END PGP")) / 2;
        while (!Character.isLetter(text.charAt(middle))) {
            middle++;
        }
        char other = text.charAt(middle) == 'A' ? 'B' : 'A';
        return (text.substring(0, middle) + other + text.substring(middle + 1)).getBytes(US_ASCII);
    }

    private static Sample somebody() {
        return scene.people().someone().with("grundmottagare", SUPPLIER);
    }
}
