package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SOAP contract over TLS and real sockets. */
class SoapDoorTest {

    private static final String ACTION = "urn:inkopsnavet:consent:ConsentResponder:1:";

    private static DoorBench bench;

    @BeforeAll
    static void open(@TempDir Path folder) {
        bench = new DoorBench(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static String envelope(String address, String body) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:r=\"urn:inkopsnavet:consent:ConsentResponder:1\""
                + " xmlns:c=\"urn:inkopsnavet:consent:1\"><soap:Header><LogicalAddress xmlns=\"urn:riv:itintegration:registry:1\">"
                + address + "</LogicalAddress></soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }

    private static String person(String digits) {
        return "<r:patientId><c:root>1.2.752.129.2.1.3.1</c:root><c:extension>" + digits
                + "</c:extension></r:patientId>";
    }

    private static String register(String id) {
        return "<r:RegisterConsent><r:assertionId>" + id + "</r:assertionId>" + person("189001019802")
                + "<r:purpose>DISCLOSE_TO_SUPPLIER</r:purpose><r:recipient><c:type>SUPPLIER</c:type><c:id>livs</c:id></r:recipient>"
                + "<r:givenBy><c:role>CLIENT</c:role></r:givenBy><r:method>ORAL</r:method><r:givenAt>2026-11-25T10:12:00+01:00</r:givenAt>"
                + "<r:registrationAction><c:requestedBy><c:employeeId>4711</c:employeeId><c:title>undersköterska</c:title></c:requestedBy>"
                + "<c:reasonText>Åsa ringer först.</c:reasonText></r:registrationAction></r:RegisterConsent>";
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static HttpResponse<String> call(String operation, String envelope, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(bench.uri("/soap/v1/consent"))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"" + ACTION + operation + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return bench.send(bench.known, request.build());
    }

    private static String text(HttpResponse<String> answer, String element) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + element + ">([^<]*)</").matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    private static void isPlainFault(HttpResponse<String> answer, long before) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(text(answer, "faultstring"))
                .isEqualTo("API-004 "
                        + answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(text(answer, "faultcode")).endsWith("Client");
        assertThat(answer.body()).doesNotContain("19002", "Åsa", "xception", "cvc-", "detail");
        assertThat(bench.stored()).isEqualTo(before);
    }

    @Test
    void consentIsStoredBeforeItIsAcknowledged() throws Exception {
        HttpResponse<String> answer = call("RegisterConsent", envelope(DoorBench.ADDRESS, register(newId())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(text(answer, "resultCode")).isEqualTo("OK");
        assertThat(bench.message(text(answer, "messageId")))
                .containsEntry("flow", "CONSENT")
                .containsEntry("municipality", "exempelkommun");
    }

    @Test
    void withdrawalAnnulmentAndStatus() throws Exception {
        String id = newId();
        String consent = text(call("RegisterConsent", envelope(DoorBench.ADDRESS, register(id))), "messageId");
        String withdrawal = "<r:CancelConsent><r:eventId>" + newId() + "</r:eventId>" + person("189001019802")
                + "<r:assertionId>" + id
                + "</r:assertionId><r:givenBy><c:role>CLIENT</c:role></r:givenBy><r:method>ORAL</r:method>"
                + "<r:withdrawnAt>2026-11-26T10:12:00</r:withdrawnAt><r:cancellationAction><c:requestedBy><c:employeeId>4711</c:employeeId>"
                + "</c:requestedBy></r:cancellationAction></r:CancelConsent>";
        String annulment =
                "<r:DeleteConsent><r:eventId>" + newId() + "</r:eventId>" + person("189001019802") + "<r:assertionId>"
                        + id
                        + "</r:assertionId><r:deletionAction><c:requestedBy><c:employeeId>4711</c:employeeId></c:requestedBy>"
                        + "</r:deletionAction></r:DeleteConsent>";
        String question = "<r:GetConsentStatus><r:messageId>%s</r:messageId></r:GetConsentStatus>";

        assertThat(text(call("CancelConsent", envelope(DoorBench.ADDRESS, withdrawal)), "resultCode"))
                .isEqualTo("OK");
        assertThat(text(call("DeleteConsent", envelope(DoorBench.ADDRESS, annulment)), "resultCode"))
                .isEqualTo("OK");
        HttpResponse<String> status =
                call("GetConsentStatus", envelope(DoorBench.ADDRESS, question.formatted(consent)));
        assertThat(text(status, "state")).isEqualTo("RECEIVED");
        HttpResponse<String> strange =
                call("GetConsentStatus", envelope(DoorBench.ADDRESS, question.formatted(newId())));
        assertThat(text(strange, "resultCode")).isEqualTo("NOTFOUND");
    }

    @Test
    void sameCallAgainAndOtherContentUnderItsId() throws Exception {
        String body = envelope(DoorBench.ADDRESS, register(newId()));
        HttpResponse<String> first = call("RegisterConsent", body);
        long stored = bench.stored();

        assertThat(text(call("RegisterConsent", body), "messageId")).isEqualTo(text(first, "messageId"));
        HttpResponse<String> other = call("RegisterConsent", body.replace("4711", "4712"));

        assertThat(text(other, "resultCode")).isEqualTo("INVALIDSTATE");
        assertThat(text(other, "resultText")).isEqualTo("DUP-001");
        assertThat(bench.stored()).isEqualTo(stored);
    }

    @Test
    void otherAddressAndWhatIsNotAllowedAreDenied() throws Exception {
        long before = bench.stored();

        HttpResponse<String> address = call("RegisterConsent", envelope("SE2120009998-E001", register(newId())));
        assertThat(text(address, "resultCode")).isEqualTo("ACCESSDENIED");
        assertThat(text(address, "resultText")).isEqualTo("BAT-002 LogicalAddress");
        String beyond = register(newId()).replace("DISCLOSE_TO_SUPPLIER", "EMAIL_AS_LOGIN");
        assertThat(text(call("RegisterConsent", envelope(DoorBench.ADDRESS, beyond)), "resultCode"))
                .isEqualTo("ACCESSDENIED");
        String wrongDigit = register(newId()).replace("189001019802", "189001019803");
        HttpResponse<String> wrong = call("RegisterConsent", envelope(DoorBench.ADDRESS, wrongDigit));
        assertThat(text(wrong, "resultCode")).isEqualTo("VALIDATION_ERROR");
        assertThat(text(wrong, "resultText")).startsWith("BIZ-001");
        assertThat(bench.stored()).isEqualTo(before);
    }

    @Test
    void whatBreaksTheSchemaIsAFaultThatQuotesNothing() throws Exception {
        long before = bench.stored();
        String consent = register(newId());

        isPlainFault(
                call("RegisterConsent", envelope(DoorBench.ADDRESS, consent.replace("189001019802", "19002-Åsa"))),
                before);
        isPlainFault(
                call("RegisterConsent", envelope(DoorBench.ADDRESS, consent.replace("<r:method>ORAL</r:method>", ""))),
                before);
        isPlainFault(call("RegisterConsent", "<soap:Envelope"), before);
        isPlainFault(
                call("RegisterConsent", envelope(DoorBench.ADDRESS, "<x>".repeat(60) + "</x>".repeat(60))), before);
    }

    @Test
    void entitiesAreNotRead() throws Exception {
        long before = bench.stored();
        String body = "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + envelope(DoorBench.ADDRESS, register(newId()).replace("Åsa ringer först.", "&x;"));

        isPlainFault(call("RegisterConsent", body), before);
    }

    /** The action cannot make another operation of the body. */
    @Test
    void actionMustBeThatOfTheBody() throws Exception {
        long before = bench.stored();

        isPlainFault(call("CancelConsent", envelope(DoorBench.ADDRESS, register(newId()))), before);
        assertThat(call("Annat", envelope(DoorBench.ADDRESS, register(newId()))).statusCode())
                .isEqualTo(400);
        assertThat(bench.stored()).isEqualTo(before);
    }

    @Test
    void headersThatSteerElsewhereAreNotSeen() throws Exception {
        HttpResponse<String> answer = call(
                "RegisterConsent",
                envelope(DoorBench.ADDRESS, register(newId())),
                "operationName",
                "DeleteConsent",
                "CamelHttpUri",
                "http://127.0.0.1:1/",
                "operationNamespace",
                "urn:x");

        assertThat(text(answer, "resultCode")).isEqualTo("OK");
    }

    @Test
    void whoeverIsUnknownIsStoppedBeforeTheParser() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(bench.uri("/soap/v1/consent"))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<inte xml"))
                .build();

        HttpResponse<String> answer = bench.send(null, request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("API-001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/soap/v1/consent?wsdl", "/soap/v1/consent", "/soap/v1/", "/soap/v1/consent/x", "/soap"})
    void nothingIsShown(String path) throws Exception {
        HttpResponse<String> answer = bench.get(DoorBench.TOKEN, path);

        assertThat(answer.statusCode()).isIn(400, 404, 405);
        assertThat(answer.body()).doesNotContain("wsdl:", "CXF").contains("API-00");
    }

    @Test
    void moreThanAgreedIsRefused() throws Exception {
        HttpResponse<String> answer =
                call("RegisterConsent", envelope(DoorBench.ADDRESS, register(newId())) + " ".repeat(70_000));

        assertThat(answer.statusCode()).isEqualTo(413);
    }
}
