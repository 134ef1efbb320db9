package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.securemail.OwnKey;

/** Nothing leaves for a certificate that is not in order, and everything leaves once when it is: AC-05-12, AC-05-13, S-18. */
class CertificateScenarios {

    private static Scene scene;
    private static Home home;

    @BeforeAll
    static void expire() throws IOException {
        var folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        register(town, town.supplierKeys().expired());
        home = Home.in(folder.resolve("home"));
        scene = Scene.open(town, home, Map.of());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** In one test, since each step needs the one before it. */
    @Test
    void everyCertificateProblemHoldsTheListUntilItIsMended() throws IOException {
        Sample first = scene.people().someone();
        UUID expired = held(first, "CRY-012");
        register(scene.town(), scene.town().supplierKeys().own());
        scene.restart();
        release(expired, first);

        PkiFolder keys = new PkiFolder(scene.town().keys());
        keys.crl(
                "livs-ca",
                scene.town()
                        .authority()
                        .crl(Instant.now(), scene.town().supplierKeys().own().certificate()));
        Sample second = scene.people().someone();
        UUID revoked = held(second, "CRY-013");

        Instant lastWeek = Instant.now().minus(Duration.ofDays(10));
        keys.crl("livs-ca", scene.town().authority().crl(lastWeek, lastWeek.plus(Duration.ofDays(7))));
        Sample third = scene.people().someone();
        UUID unknown = held(third, "CRY-014");

        Files.delete(scene.town().keys().resolve("livs-ca.crl"));
        Sample fourth = scene.people().someone();
        UUID missing = held(fourth, "OPS-002");

        keys.crl("livs-ca", scene.town().authority().crl(Instant.now()));
        release(revoked, second);
        release(unknown, third);
        release(missing, fourth);

        home.edit("mappings/suppliers/livs/profile.yaml", "revocation: HARD_FAIL", "revocation: SOFT_FAIL");
        Instant hoursLate = Instant.now().minus(Duration.ofDays(7)).minus(Duration.ofHours(2));
        keys.crl("livs-ca", scene.town().authority().crl(hoursLate));
        scene.restart();
        Sample fifth = scene.people().someone();
        scene.receipt(scene.drop(XML, fifth));
        scene.desk().awaitAll(fifth);
        assertThat(scene.ledger().notices("IT", "exempelkommun/livs")).containsExactly("REVOCATION_LIST_LATE CRY-014");
    }

    private static UUID held(Sample decision, String code) {
        int mails = mailsToSupplier();
        Receipt receipt = scene.receipt(scene.drop(XML, decision));
        String ref = receipt.line(1).caseRef();
        await("a list")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .count(
                                        "select count(*)::int from customer_list_row where case_ref = ? and batch_id is not null",
                                        ref)
                        > 0);
        UUID batch = scene.ledger().batchOf(ref);
        assertThat(scene.ledger().awaitState(batch, "HELD").code()).isEqualTo(code);
        assertThat(mailsToSupplier()).isEqualTo(mails);
        assertThat(scene.ledger().notices("IT", batch.toString())).containsExactly("LIST_NOT_SENT " + code);
        await("IT has the mail")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.traces().mails().contains(batch.toString()));
        assertThat(scene.traces().mails()).doesNotContain(People.personnummer(decision), "Lövgren");
        return batch;
    }

    private static void release(UUID batch, Sample decision) {
        assertThat(scene.release(batch)).isTrue();
        scene.desk().awaitAll(decision);
        assertThat(scene.desk().times(People.personnummer(decision))).isEqualTo(1);
        scene.ledger().awaitState(batch, "CONFIRMED");
    }

    private static int mailsToSupplier() {
        return (int) scene.town().mail().record().entries().stream()
                .filter(entry -> entry.recipient().equals(Town.SUPPLIER_MAILBOX))
                .count();
    }

    private static void register(Town town, OwnKey key) throws IOException {
        new PkiFolder(town.keys()).certificates("livs", key.certificate());
        Files.writeString(town.keys().resolve("livs.fingerprint"), key.fingerprint());
    }
}
