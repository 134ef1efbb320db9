package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.lifecare.LifecareNeighbour;
import se.inkopsnavet.neighbourhood.lifecare.LifecareRequest;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

/** The shipped routes and mappings of a municipality whose case system is Lifecare, beside one with Procapita, in the real hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class LifecareScenarios {

    private static final String MAILBOX = "inkop@lundvik.example";
    private static final String P01 = "189001019802";
    private static final String P04 = "189001049817";
    private static final String CASE = "LUN-" + LocalDate.now().getYear() + "-00000";

    private LifecareNeighbour lifecare;
    private Scene scene;

    @BeforeAll
    void open() {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        town.mail().addMailbox(MAILBOX);
        Path store = new PkiFolder(town.keys())
                .pkcs12(
                        "lundvik",
                        town.authority().issue(CertificateRequest.forAddress(MAILBOX, Instant.now())),
                        Town.KEY_PASSWORD.toCharArray());
        lifecare = LifecareNeighbour.open(town.serverTls());
        scene = Scene.open(town, Home.in(folder.resolve("home")), settings(town, store));
    }

    private Map<String, String> settings(Town town, Path store) {
        Map<String, String> settings = new HashMap<>();
        settings.put("inkopsnavet.environment", "TEST");
        settings.put(
                "inkopsnavet.outbound.domains", "exempelkommun.example,omtanksam.example,livs.example,lundvik.example");
        String own = "inkopsnavet.municipalities.lundvik.";
        settings.put(own + "mailbox", MAILBOX);
        settings.put(own + "key-store", store.toString());
        settings.put(own + "key-store-password", Town.KEY_PASSWORD);
        settings.put(own + "authority", town.keys().resolve("livs-ca.pem").toString());
        settings.put(own + "revocations", town.keys().resolve("livs-ca.crl").toString());
        settings.put("inkopsnavet.logins.lundvik.username", MAILBOX);
        settings.put("inkopsnavet.logins.lundvik.password", MailNeighbour.PASSWORD);
        settings.put("inkopsnavet.logins.lundvik-lifecare.username", LifecareNeighbour.DOMAIN);
        settings.put("inkopsnavet.logins.lundvik-lifecare.password", LifecareNeighbour.KEY);
        settings.put("lundvik.lifecare.host", "localhost");
        settings.put("lundvik.lifecare.port", Integer.toString(lifecare.port()));
        settings.put("lundvik.lifecare.delay", "500");
        settings.put("lundvik.lifecare.deadline", "3s");
        settings.put("lundvik.mail.smtp.host", "localhost");
        settings.put(
                "lundvik.mail.smtp.port", Integer.toString(town.mail().smtp().port()));
        settings.put("lundvik.mail.imap.host", "localhost");
        settings.put(
                "lundvik.mail.imap.port", Integer.toString(town.mail().imap().port()));
        settings.put("lundvik.mail.imap.delay", "500");
        return settings;
    }

    @AfterAll
    void close() {
        scene.close();
        lifecare.close();
    }

    private String mailTo(String recipient) {
        StringBuilder all = new StringBuilder();
        scene.town().mail().record().entries().stream()
                .filter(entry -> entry.recipient().equals(recipient))
                .forEach(entry ->
                        all.append(new String(scene.town().mail().record().raw(entry), UTF_8)));
        return all.toString();
    }

    /** AC-01-1 over the real routes. */
    @Test
    @Order(1)
    void decisionBecomesACaseAndTheUnitIsTold() {
        lifecare.data().put("clients", client(1, P01, "Åsa", "Öhrström-Ängqvist"));
        lifecare.data().put("executions", execution(1, 1, P01));
        lifecare.data().put("sol_decisions", decision(1, P01));

        await().atMost(Scene.PATIENCE)
                .until(() -> mailTo("hemtjanst.strandgarden@lundvik.example").contains(CASE + "1"));
        assertThat(scene.ledger().caseState(CASE + "1")).isEqualTo("HELD_NO_BASIS");
        assertThat(mailTo("hemtjanst.strandgarden@lundvik.example")).doesNotContain("Öhrström", "Ohrstrom", P01, "Åsa");
    }

    @Test
    @Order(2)
    void protectedPersonIsToldToTheSecurityContactOnly() {
        lifecare.data().put("clients", client(4, P04, "Vera", "Dold").put("ProtectedRegistration", true));
        lifecare.data().put("executions", execution(4, 4, P04));
        lifecare.data().put("sol_decisions", decision(4, P04));

        await().atMost(Scene.PATIENCE)
                .until(() -> mailTo("skyddade-uppgifter@lundvik.example").contains(CASE + "2"));
        assertThat(scene.ledger().caseState(CASE + "2")).isEqualTo("HELD_PROTECTED");
    }

    /** Down, and up again: nothing is lost and the operator saw it. */
    @Test
    @Order(3)
    void whileLifecareIsDownNothingIsLost() {
        lifecare.whims().beDown();
        lifecare.data().delete("sol_decisions", 1);
        await().atMost(Scene.PATIENCE)
                .until(() ->
                        scene.traces().metrics().contains("inkopsnavet_peer_up{route=\"lundvik-lifecare-in\"} 0.0"));
        assertThat(scene.ledger().caseState(CASE + "1")).isEqualTo("HELD_NO_BASIS");

        lifecare.whims().behave();
        scene.ledger().awaitCaseState(CASE + "1", "CLOSED");
        await().atMost(Scene.PATIENCE)
                .until(() ->
                        scene.traces().metrics().contains("inkopsnavet_peer_up{route=\"lundvik-lifecare-in\"} 1.0"));
    }

    @Test
    @Order(4)
    void nothingPersonalIsReadableAnywhere(CapturedOutput log) {
        String readable = String.join(
                "\n",
                scene.ledger().dump(),
                scene.traces().metrics(),
                scene.traces().mails(),
                log.getAll());
        assertThat(List.of(P01, P04, "Öhrström", "Dold", "Ångbåtsvägen", LifecareNeighbour.KEY, "4711#9"))
                .filteredOn(value -> scene.traces().finds(readable, value))
                .isEmpty();
        assertThat(lifecare.record()).extracting(LifecareRequest::method).containsOnly("GET");
    }
}
