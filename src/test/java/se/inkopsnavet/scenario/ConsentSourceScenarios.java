package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.scenario.People.personnummer;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.StaffNotes;
import se.inkopsnavet.neighbourhood.supplier.FormMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.securemail.OwnKey;

/** Whatever way a consent comes, it ends in the journal and then holds: signed mail from a unit, REST and SOAP from other systems (flow F02). */
@ExtendWith(SharedConsents.class)
class ConsentSourceScenarios {

    private static final String CONSENT =
            "Samtycke digitala inköp\nÄndamål: utlämnande + sms till enheten\nLeverantör: livs\nLämnat av: personen\nSätt: muntligt";

    private final ConsentDesk desk;
    private final Scene scene;

    ConsentSourceScenarios(ConsentDesk desk) {
        this.desk = desk;
        this.scene = desk.scene();
    }

    @Together
    void consentInAUnitsSignedMailIsJournaledAndOpensTheGate() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        FormMail mail = FormMail.of(unit("enhet-asby"), "samtycke.json", json(personnummer(decision), "MAIL"));

        scene.town().mail().deliver(Town.HUB_MAILBOX, mail.write());

        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).singleElement().satisfies(note -> assertThat(note.author())
                .isEqualTo("4711"));
        scene.desk().awaitAll(decision);
    }

    private SupplierKeys unit(String unitId) {
        OwnKey key = scene.town().receivers().keys().get(unitId);
        String address = scene.town().receivers().addresses().get(unitId);
        return new SupplierKeys(
                address, key, key, key, Town.HUB_MAILBOX, scene.town().hubKey().certificate());
    }

    @Alone
    void consentWrittenInTheJournalOpensTheGateUntilItIsMarkedAsAMistake() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        String person = personnummer(decision).replace("-", "");
        StaffNotes staff = desk.journal().procapita().staff();
        staff.write(person, "4711", ConsentDesk.HEADLINE, "Samtal om matlådor");
        int before = stopped();
        staff.write("189001019811", "4711", ConsentDesk.HEADLINE, CONSENT);
        staff.write(person, "4711", "Besök", CONSENT);

        String reference = staff.write(person, "4711", ConsentDesk.HEADLINE, CONSENT);

        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).as("it stands there already").isEmpty();
        await("a note about a number that is none").atMost(Scene.PATIENCE).until(() -> stopped() == before + 1);
        scene.desk().awaitAll(decision);
        staff.mistake(reference, "4712");
        desk.awaitStates(caseRef, "ANNULLED", "ANNULLED");
        assertThat(desk.journal().procapita().record().complaints()).isEmpty();
    }

    @Alone
    void noteThatDoesNotFollowThePatternIsStoppedForAPersonAndReadOnce() {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);
        String text = CONSENT.replace("Ändamål: utlämnande", "Ändamål: allt möjligt");
        int before = stopped();

        desk.journal()
                .procapita()
                .staff()
                .write(personnummer(decision).replace("-", ""), "4711", ConsentDesk.HEADLINE, text);

        await().atMost(Scene.PATIENCE).until(() -> stopped() == before + 1);
        int asked = desk.journal().procapita().record().calls(ProcapitaNotes.LIST);
        await().atMost(Scene.PATIENCE)
                .until(() -> desk.journal().procapita().record().calls(ProcapitaNotes.LIST) > asked + 2);
        assertThat(stopped()).isEqualTo(before + 1);
        desk.awaitStates(caseRef);
    }

    /** Of what came by itself, of no file. */
    private int stopped() {
        return scene.ledger()
                .count(
                        "select count(*) from message where flow = 'CONSENT' and parent_id is null and fault is not null");
    }

    @Together
    void consentHandedInAsJsonIsDecidedAndItsStateCanBeAskedFor() throws Exception {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);

        HttpResponse<String> accepted =
                call("/api/v1/consents", json(personnummer(decision), "API"), "Content-Type", "application/json");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String link = accepted.headers().firstValue("Location").orElseThrow();
        HttpRequest status = request(link).build();
        await().atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(client().send(status, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .contains("\"state\":\"CONFIRMED\""));
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
    }

    @Together
    void consentRegisteredBySoapIsJournaledAndOpensTheGate() throws Exception {
        Sample decision = desk.somebodyWithoutConsent();
        String caseRef = desk.caseOf(decision);

        HttpResponse<String> answer = call(
                "/soap/v1/consent",
                envelope(personnummer(decision).replace("-", "")),
                "Content-Type",
                "text/xml; charset=UTF-8",
                "SOAPAction",
                "\"urn:inkopsnavet:consent:ConsentResponder:1:RegisterConsent\"");

        assertThat(answer.body()).contains("resultCode>OK<");
        desk.awaitStates(caseRef, "ACTIVE", "ACTIVE");
        assertThat(desk.notesOf(decision)).singleElement().satisfies(note -> assertThat(note.author())
                .isEqualTo("4711"));
        scene.desk().awaitAll(decision);
    }

    /** What every client of the door would notice on the same day. */
    @Together
    void theDoorsCertificateIsCountedDownLikeTheOthers() {
        MeterRegistry meters = scene.hub().bean(MeterRegistry.class);

        assertThat(meters.get("inkopsnavet.certificate.left")
                        .tag("alias", Door.NAME)
                        .gauge()
                        .value())
                .as("whole days: the test certificate lives for less than one")
                .isNotNegative();
    }

    private HttpResponse<String> call(String path, String body, String... headers) throws Exception {
        HttpRequest call = request(path)
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client().send(call, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create("https://localhost:" + scene.hub().bean(Door.class).port() + path);
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + ConsentDesk.TOKEN);
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(new TlsIdentity(null, List.of(desk.authority().certificate())).context())
                .build();
    }

    private static String json(String person, String kind) {
        return """
                {"schema":"1","type":"RECORDED","id":"%s","municipality":"exempelkommun","person":"%s",
                 "purposes":["DISCLOSE_TO_SUPPLIER","SMS_TO_UNIT"],"recipient":{"type":"SUPPLIER","id":"livs"},
                 "givenBy":{"role":"CLIENT"},"method":"ORAL","givenAt":"2026-11-25T10:12:00+01:00",
                 "obtainedBy":{"staffId":"4711","title":"undersköterska"},"source":{"kind":"%s"}}
                """.formatted(UUID.randomUUID(), person, kind);
    }

    private static String envelope(String digits) {
        return """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:r="urn:inkopsnavet:consent:ConsentResponder:1"
                  xmlns:c="urn:inkopsnavet:consent:1"><soap:Header><LogicalAddress xmlns="urn:riv:itintegration:registry:1">%s</LogicalAddress>
                </soap:Header><soap:Body><r:RegisterConsent><r:assertionId>%s</r:assertionId><r:patientId><c:root>1.2.752.129.2.1.3.1</c:root>
                <c:extension>%s</c:extension></r:patientId><r:purpose>DISCLOSE_TO_SUPPLIER</r:purpose><r:purpose>SMS_TO_UNIT</r:purpose>
                <r:recipient><c:type>SUPPLIER</c:type><c:id>livs</c:id></r:recipient><r:givenBy><c:role>CLIENT</c:role></r:givenBy>
                <r:method>ORAL</r:method><r:givenAt>2026-11-25T10:12:00+01:00</r:givenAt><r:registrationAction><c:requestedBy>
                <c:employeeId>4711</c:employeeId><c:title>undersköterska</c:title></c:requestedBy></r:registrationAction></r:RegisterConsent>
                </soap:Body></soap:Envelope>""".formatted(ConsentDesk.ADDRESS, UUID.randomUUID(), digits);
    }
}
