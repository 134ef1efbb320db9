package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.contact.ReceiptDoor;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.sms.HttpSmsNeighbour;
import se.inkopsnavet.neighbourhood.sms.SmsWhim;
import se.inkopsnavet.neighbourhood.sms.TakenSms;

/** SMS from the consent to the receipt, over the real channels: F12 step 6. */
class SmsScenarios {

    private static final String TOKEN = "kvittenser-som-bara-finns-i-provet-0123";
    private static final String FIRST = "+46701740660";
    private static final String SECOND = "+46701740661";

    private static ConsentDesk desk;
    private static HttpSmsNeighbour gateway;
    private static int door;

    @BeforeAll
    static void open() {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        Home home = Home.in(folder.resolve("home"));
        TestAuthority authority = new TestAuthority();
        SSLContext trusting = new TlsIdentity(null, List.of(authority.certificate())).context();
        gateway = HttpSmsNeighbour.open(authority.serverNamed("localhost"), trusting, Clock.systemUTC());
        JournalServer journal = JournalServer.open(authority);
        Map<String, String> more = new LinkedHashMap<>(JournalSettings.of(town, journal, authority));
        more.putAll(ConsentDesk.door(town, authority));
        more.putAll(sms(town, authority));
        desk = new ConsentDesk(Scene.open(town, home, more), journal, authority, new ConsentForms(town));
        door = desk.scene().hub().bean(Door.class).port();
        gateway.through(door);
    }

    private static Map<String, String> sms(Town town, TestAuthority authority) {
        String own = "inkopsnavet.municipalities.exempelkommun.sms.";
        return Map.of(
                "inkopsnavet.api.port",
                "0",
                own + "url",
                gateway.formUrl().toString(),
                own + "username",
                HttpSmsNeighbour.USER,
                own + "password",
                HttpSmsNeighbour.PASSWORD,
                own + "authority",
                new PkiFolder(town.keys())
                        .certificates("sms-ca", authority.certificate())
                        .toString(),
                own + "receipt-url",
                "https://nav.exempelkommun.example/",
                own + "receipt-token",
                TOKEN);
    }

    @AfterAll
    static void close() throws IOException {
        desk.close();
        gateway.close();
    }

    private static String consented() {
        Sample decision = desk.scene().people().someone();
        String caseRef = desk.caseOf(decision);
        desk.forms().drop(desk.forms().yes(personnummer(decision), "SMS-ENHET"));
        desk.awaitStates(caseRef, "ACTIVE");
        return caseRef;
    }

    private static void ask(String caseRef, String template, Map<String, String> values) {
        Text text = new Text(
                Scene.MUNICIPALITY,
                caseRef,
                template,
                Audience.CLIENT_ELSE_UNIT,
                values,
                Instant.now().plus(Duration.ofMinutes(30)),
                "1");
        desk.scene().hub().bean(TransactionTemplate.class).executeWithoutResult(status -> desk.scene()
                .hub()
                .bean(Texts.class)
                .ask(text));
    }

    private static TakenSms taken(String words, int which) {
        await(words).atMost(Scene.PATIENCE).until(() -> gateway.takenWith(words).size() >= which);
        return gateway.takenWith(words).get(which - 1);
    }

    private static void awaitText(String caseRef, String state) {
        await(caseRef + " " + state).atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(
                        desk.scene().ledger().texts("select state from contact_text where case_ref = ?", caseRef))
                .containsExactly(state));
    }

    /** The deadline of the case's SMS, moved to now, when the gateway has said no and the next attempt is some time away. */
    private static void theTimeHasCome(String caseRef) {
        await("attempt")
                .atMost(Scene.PATIENCE)
                .until(() -> desk.scene()
                                .ledger()
                                .jdbc()
                                .sql("update message set due_at = now() + interval '1 hour'"
                                        + " where flow = 'SMS' and case_ref = ? and state = 'READY' and attempts > 0")
                                .param(caseRef)
                                .update()
                        == 1);
        int moved = desk.scene()
                .ledger()
                .jdbc()
                .sql(
                        "update scheduled_tasks set execution_time = now() where task_name = 'deadline' and task_instance in"
                                + " (select d.id::text from deadline d join contact_sms s on s.id::text = d.subject"
                                + " join contact_text t on t.id = s.text_id"
                                + " where d.kind = 'SMS_OUTCOME' and t.case_ref = ? and d.fired_at is null)")
                .param(caseRef)
                .update();
        assertThat(moved).isEqualTo(1);
    }

    /** AC-12-1: by consent to the unit; what did not arrive goes to its second telephone; a receipt that comes twice, or from a stranger, changes nothing. */
    @Test
    void delayedDeliveryReachesTheUnitAndTheReceiptsAreHeard() {
        String caseRef = consented();

        ask(caseRef, "delivery-delayed", Map.of("time", "11:15"));

        TakenSms first = taken(caseRef, 1);
        assertThat(first.to()).isEqualTo(FIRST);
        assertThat(first.text()).isEqualTo("Ärende " + caseRef + ": leverans försenad, ny tid 11:15");
        URI stranger =
                URI.create("https://localhost:" + door + ReceiptDoor.PATH + "/exempelkommun/" + TOKEN.replace('k', 'x')
                        + "?ref=" + first.fields().get("whendelivered").split("ref=")[1]);
        assertThat(gateway.post(stranger, first.id(), "delivered")).isEqualTo(404);
        assertThat(gateway.tell(first, "failed")).isEqualTo(204);
        assertThat(gateway.tell(first, "failed")).isEqualTo(204);

        TakenSms second = taken(caseRef, 2);
        assertThat(second.to()).isEqualTo(SECOND);
        assertThat(gateway.tell(second, "delivered")).isEqualTo(204);
        awaitText(caseRef, "ARRIVED");
        assertThat(gateway.takenWith(caseRef)).hasSize(2);
        assertThat(desk.scene().ledger().dump()).doesNotContain(FIRST).doesNotContain(FIRST.substring(1));
    }

    /** AC-12-2. */
    @Test
    void withoutConsentTheUnitHasItByMail() {
        String caseRef = desk.caseOf(desk.scene().people().someone());

        ask(caseRef, "delivery-arriving", Map.of());

        awaitText(caseRef, "HANDED_OVER");
        assertThat(desk.scene().ledger().notices("RESPONSIBLE", caseRef))
                .contains("TEXT_BY_MAIL Ärende " + caseRef + ": leveransen är strax framme");
        assertThat(gateway.takenWith(caseRef)).isEmpty();
    }

    /** AC-12-5: the gateway is down, the unit has a mail within the agreed time, and the SMS does not come after all. */
    @Test
    void gatewayThatIsDownIsGoneRoundAndNothingComesLate() {
        String caseRef = consented();
        gateway.next(Collections.nCopies(20, SmsWhim.BUSY).toArray(SmsWhim[]::new));
        ask(caseRef, "delivery-arriving", Map.of());

        theTimeHasCome(caseRef);
        awaitText(caseRef, "HANDED_OVER");
        gateway.forgetWhims();
        String other = consented();
        ask(other, "delivery-arriving", Map.of());

        taken(other, 1);
        assertThat(gateway.takenWith(caseRef)).isEmpty();
        assertThat(desk.scene()
                        .ledger()
                        .texts("select state from message where flow = 'SMS' and case_ref = ?", caseRef))
                .containsExactly("EXPIRED");
    }
}
