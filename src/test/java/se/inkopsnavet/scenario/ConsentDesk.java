package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

/** A hub with a journal and an open door, where column d wants a consent of its own; and what can be asked about consents there. */
record ConsentDesk(Scene scene, JournalServer journal, TestAuthority authority, ConsentForms forms)
        implements AutoCloseable {

    static final String GROUND = "UTLAMNANDE+SMS-ENHET";
    /** Of the one system that may call at the door. */
    static final String TOKEN = "en-token-som-bara-finns-i-provet-0123456789";

    /** Under which staff note consents in the journal. */
    static final String HEADLINE = "Samtycke digitala inköp";

    static final String ADDRESS = "SE2120009999-E001";

    static ConsentDesk open() {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        Home home = Home.in(folder.resolve("home")).edit(Home.PROFILE, "onlyIfConsent: false", "onlyIfConsent: true");
        TestAuthority authority = new TestAuthority();
        JournalServer journal = JournalServer.open(authority);
        Map<String, String> more = new LinkedHashMap<>(JournalSettings.of(town, journal, authority));
        more.put("exempelkommun.journal.consent-headline", HEADLINE);
        more.put("exempelkommun.journal.delay", "200");
        more.putAll(door(town, authority));
        return new ConsentDesk(Scene.open(town, home, more), journal, authority, new ConsentForms(town));
    }

    static Map<String, String> door(Town town, TestAuthority authority) {
        Path store = new PkiFolder(town.keys())
                .pkcs12("dorren", authority.keyNamed("localhost"), Town.KEY_PASSWORD.toCharArray());
        Map<String, String> door = new LinkedHashMap<>();
        door.put("inkopsnavet.api.port", "0");
        door.put("inkopsnavet.api.key-store", store.toString());
        door.put("inkopsnavet.api.key-store-password", Town.KEY_PASSWORD);
        String client = "inkopsnavet.api.clients.arendesystem.";
        door.put(client + "municipality", Scene.MUNICIPALITY);
        door.put(client + "token-hash", sha256(TOKEN));
        door.put(client + "logical-address", ADDRESS);
        door.put(client + "purposes", "DISCLOSE_TO_SUPPLIER,SMS_TO_UNIT");
        return door;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Sample somebodyWithoutConsent() {
        return scene.people()
                .someone()
                .without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran");
    }

    String caseOf(Sample decision) {
        return scene.receipt(scene.drop(XML, decision)).line(1).caseRef();
    }

    List<WrittenNote> notesOf(Sample decision) {
        String digits = personnummer(decision).replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits))
                .toList();
    }

    private List<String> states(String caseRef) {
        return scene.ledger()
                .texts(
                        "select c.state from consent c join purchase_case p on p.person_key = c.person_key and p.municipality = c.municipality"
                                + " where p.case_ref = ? order by c.given_at, c.purpose",
                        caseRef);
    }

    void awaitStates(String caseRef, String... states) {
        await(caseRef + " consents " + List.of(states))
                .atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(states(caseRef)).containsExactly(states));
    }

    /** What the receipt says of a file with this one form. */
    String code(ConsentForms.Form form) {
        return scene.receipt(forms.drop(form)).line(1).code();
    }

    @Override
    public void close() throws IOException {
        scene.close();
        journal.close();
    }
}
