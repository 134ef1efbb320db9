package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.neighbourhood.HandoverReceivers;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.scenario.LoginDesk.Client;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.Trust;

/** Flow F06 step 5 where the policy says SEALED_LETTER_TO_CLIENT: a letter and its order in the print service's folder, for its eyes only. */
class SealedLetterScenarios {

    @Test
    void loginBecomesALetterThatThePrintServiceAloneCanRead() throws IOException {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        Home home = Home.in(folder.resolve("home"))
                .edit(Home.PROFILE, "handover: ONE_TIME_TO_UNIT", "handover: SEALED_LETTER_TO_CLIENT");
        try (Scene scene = Scene.open(town, home, Map.of())) {
            LoginDesk desk = new LoginDesk(scene);
            Client client = desk.acknowledged(scene.people().someone());
            byte[] raw = client.login().write(town.supplierKeys(), Instant.now());

            Ledger.Message mail = desk.post(raw);

            scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
            List<Path> jobs = jobs(town);
            assertThat(jobs).singleElement().satisfies(job -> assertThat(
                            job.getFileName().toString())
                    .matches("utskrift_exempelkommun_000001_[0-9a-f]{8}\\.p7m"));
            OpenedMail opened = opened(town, Files.readAllBytes(jobs.get(0)));
            assertThat(opened.attachments()).hasSize(2);
            String letter = text(opened.attachments().get(0).bytes());
            assertThat(letter).contains("Märta Lövgren", "Storgatan", LoginDesk.ALIAS, LoginDesk.ODD, client.caseRef());
            String order = new String(opened.attachments().get(1).bytes(), StandardCharsets.UTF_8);
            assertThat(order)
                    .startsWith("uppdrag;brev;sidor;sha256;porto;kuvert")
                    .doesNotContain(LoginDesk.ODD);
            await("nothing is left of the mail").atMost(Scene.PATIENCE).until(() -> desk.isGone(mail.id(), raw));
            assertThat(desk.readByUnit(client))
                    .as("the unit has nothing to do with it")
                    .isEmpty();

            passwordThatCannotBePrintedIsNotPrintedWrong(scene, desk);
        }
    }

    /** A letter without one of its characters would lock its reader out. */
    private static void passwordThatCannotBePrintedIsNotPrintedWrong(Scene scene, LoginDesk desk) throws IOException {
        Client client = desk.acknowledged(scene.people().someone());
        desk.send(LoginMail.of(client.batch().toString(), client.row(), LoginDesk.ALIAS, "žluťoučký"));

        UUID handover = scene.ledger()
                .jdbc()
                .sql("select id from credentials_handover where case_ref = ?")
                .param(client.caseRef())
                .query(UUID.class)
                .single();
        assertThat(scene.ledger().awaitState(handover, "EXPIRED").code()).isEqualTo("CRD-005");
        assertThat(jobs(scene.town())).hasSize(1);
        assertThat(scene.ledger().notices("SUPPLIER", client.batch() + "/" + client.row()))
                .containsExactly("CREDENTIALS_REISSUE ");
    }

    private static List<Path> jobs(Town town) throws IOException {
        try (Stream<Path> files = Files.list(town.procapita().home().resolve("tryckeri"))) {
            return files.filter(file -> file.toString().endsWith(".p7m")).toList();
        }
    }

    private static OpenedMail opened(Town town, byte[] raw) {
        Instant now = Instant.now();
        CertificateCheck check = new CertificateCheck(new Trust(
                Set.of(town.authority().certificate()),
                List.of(),
                List.of(town.authority().crl(now)),
                RevocationRule.hardFail(Duration.ofDays(3))));
        return new SmimeOpener(new OpenerSettings(
                        HandoverReceivers.PRINTER,
                        List.of(town.receivers().keys().get("tryckeri")),
                        Set.of(new Pin(town.hubKey().fingerprint(), Town.HUB_MAILBOX)),
                        () -> check,
                        OpenerSettings.FRESHNESS,
                        OpenerSettings.MAX_BYTES))
                .open(raw, now, now);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isEqualTo(1);
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }
}
