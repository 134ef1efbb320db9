package se.inkopsnavet.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST contract over TLS and real sockets: who comes in, with what, and what the others are told. */
class RestDoorTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static DoorBench bench;

    @BeforeAll
    static void open(@TempDir Path folder) {
        bench = new DoorBench(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("correlationId").stringValue())
                .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(answer.body()).doesNotContain(Given.PERSON, "Åsa", "Exception", "inkopsnavet.api", "Tomcat");
    }

    private static void refusedAndNothingStored(Call call, int status, String code) throws Exception {
        long before = bench.stored();
        refused(call.make(), status, code);
        assertThat(bench.stored()).isEqualTo(before);
    }

    private interface Call {
        HttpResponse<String> make() throws Exception;
    }

    @Test
    void consentIsStoredBeforeItIsAcknowledged() throws Exception {
        HttpResponse<String> answer = bench.post(DoorBench.TOKEN, Given.consent());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = json(answer).get("id").stringValue();
        assertThat(bench.message(id))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("flow", "CONSENT", "municipality", "exempelkommun", "state", "RECEIVED"));
        assertThat(answer.headers().firstValue("Location"))
                .contains(json(answer).get("status").stringValue());
    }

    @Test
    void statusTellsHowItStandsAndNothingAboutThePerson() throws Exception {
        String link =
                json(bench.post(DoorBench.TOKEN, Given.consent())).get("status").stringValue();

        HttpResponse<String> answer = bench.get(DoorBench.TOKEN, link);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("state").stringValue()).isEqualTo("RECEIVED");
        assertThat(answer.body()).doesNotContain("8900101", "livs", "Åsa");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** Among the reasons is that the person is protected. */
    @Test
    void whySomethingWaitsForAHumanIsNotTold() throws Exception {
        HttpResponse<String> accepted = bench.post(DoorBench.TOKEN, Given.consent());
        String id = json(accepted).get("id").stringValue();
        bench.ledger
                .all
                .sql(
                        "update message set state = 'HELD', fault = 'PROTECTED_IDENTITY', due_at = null where id = ?::uuid")
                .param(id)
                .update();

        HttpResponse<String> answer =
                bench.get(DoorBench.TOKEN, json(accepted).get("status").stringValue());

        assertThat(json(answer).get("state").stringValue()).isEqualTo("CONFIRMED");
        assertThat(answer.body()).doesNotContain("HELD", "code");
    }

    @Test
    void anotherClientsMessageIsNotThere() throws Exception {
        String link =
                json(bench.post(DoorBench.TOKEN, Given.consent())).get("status").stringValue();

        refused(bench.get(DoorBench.OTHER_TOKEN, link), 404, "API-003");
        refused(bench.get(DoorBench.TIMID_TOKEN, link), 404, "API-003");
        refused(bench.get(DoorBench.TOKEN, "/api/v1/consents/" + UUID.randomUUID()), 404, "API-003");
    }

    @Test
    void certificateOpensToo() throws Exception {
        HttpResponse<String> answer = bench.post(bench.known, null, Given.consent());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void whoeverIsUnknownLearnsNothing() throws Exception {
        refusedAndNothingStored(() -> bench.post(null, Given.consent()), 401, "API-001");
        refusedAndNothingStored(() -> bench.post("fel-token", Given.consent()), 401, "API-001");
        refusedAndNothingStored(() -> bench.post(bench.unknown, null, Given.consent()), 401, "API-001");
        refusedAndNothingStored(() -> bench.get(null, "/finns-inte"), 401, "API-001");
    }

    @Test
    void revokedCertificateDoesNotGetThroughTheHandshake() {
        assertThatThrownBy(() -> bench.post(bench.revoked, null, Given.consent()))
                .isInstanceOf(IOException.class);
    }

    /** A caller offers only what the door's authorities have issued. */
    @Test
    void foreignCertificateIsNone() throws Exception {
        refusedAndNothingStored(() -> bench.post(bench.foreign, null, Given.consent()), 401, "API-001");
    }

    @Test
    void otherMunicipalityIsRefused() throws Exception {
        refusedAndNothingStored(() -> bench.post(DoorBench.OTHER_TOKEN, Given.consent()), 403, "BAT-002");
    }

    @Test
    void clientSaysYesOnlyToWhatItMayAndNoToEverything() throws Exception {
        String beyond = Given.consent().replace("DISCLOSE_TO_SUPPLIER", "EMAIL_AS_LOGIN");
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, beyond), 403, "API-002");
        String journal = Given.consent().replace("{\"kind\":\"API\"}", "{\"kind\":\"JOURNAL\",\"reference\":\"J-1\"}");
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, journal), 403, "API-002");

        assertThat(bench.post(DoorBench.TOKEN, Given.withdrawal("EMAIL_AS_LOGIN"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void sameCallIsAnsweredTheSame() throws Exception {
        String body = Given.consent();
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = bench.post(DoorBench.TOKEN, body, "Idempotency-Key", key);
        long stored = bench.stored();

        HttpResponse<String> again = bench.post(DoorBench.TOKEN, body, "Idempotency-Key", '"' + key + '"');

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(bench.stored()).isEqualTo(stored);
    }

    @Test
    void otherContentUnderTheSameKeyIsAConflict() throws Exception {
        String key = UUID.randomUUID().toString();
        bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", key);

        refusedAndNothingStored(
                () -> bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", key), 409, "DUP-001");
    }

    @Test
    void withoutAKeyTheDocumentsIdIsIt() throws Exception {
        String body = Given.consent();
        HttpResponse<String> first = bench.post(DoorBench.TOKEN, body);

        assertThat(bench.post(DoorBench.TOKEN, body).body()).isEqualTo(first.body());
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, body.replace("4711", "4712")), 409, "DUP-001");
    }

    /** Reliability report B05. */
    @Test
    void sameCallAtTheSameTimeIsOneMessage() throws Exception {
        String body = Given.consent();
        long before = bench.stored();
        ExecutorService three = Executors.newFixedThreadPool(3);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(three.submit(() -> bench.post(DoorBench.TOKEN, body)));
        }
        Set<String> seen = new HashSet<>();
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(202);
            seen.add(answer.get().body());
        }
        three.shutdown();

        assertThat(seen).hasSize(1);
        assertThat(bench.stored()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|IN-001",
                "{|CON-001",
                "[]|CON-001",
                "{\"schema\":\"2\"}|IN-003",
                "{\"schema\":\"1\",\"schema\":\"1\"}|CON-001",
                "{\"schema\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}}|CON-001",
                "{\"schema\":\"1\",\"type\":\"RECORDED\"}|CON-002"
            })
    void whatCannotBeReadIsToldAtOnce(String body, String code) throws Exception {
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, body), 400, code);
    }

    @Test
    void fieldIsNamedAndItsValueIsNot() throws Exception {
        HttpResponse<String> answer =
                bench.post(DoorBench.TOKEN, Given.consent().replace("2026-11-25T10:12", "igår-hos-Åsa"));

        refused(answer, 400, "BIZ-030");
        assertThat(json(answer).get("field").stringValue()).isEqualTo("givenAt");
        assertThat(answer.body()).doesNotContain("igår");
    }

    /** A real person whom only a person can handle: kept, and held by the flow. */
    @Test
    void reservnummerIsNotLost() throws Exception {
        HttpResponse<String> answer =
                bench.post(DoorBench.TOKEN, Given.consent().replace(Given.PERSON, "19540314-A123"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void moreThanAgreedIsRefused() throws Exception {
        String big = " ".repeat(17 * 1024) + Given.consent();
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, big), 413, "IN-002");
        HttpRequest chunked = HttpRequest.newBuilder(bench.uri("/api/v1/consents"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + DoorBench.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(big.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .build();
        refusedAndNothingStored(() -> bench.send(null, chunked), 413, "IN-002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/json; charset=iso-8859-1", "multipart/form-data"})
    void otherContentTypesAreRefused(String type) throws Exception {
        refusedAndNothingStored(
                () -> bench.post(DoorBench.TOKEN, Given.consent(), "Content-Type", type), 415, "IN-003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v2/consents",
                "/api/v1/consents/../../actuator/env",
                "/api/..;/actuator/env",
                "/actuator/health",
                "/actuator/prometheus",
                "/error",
                "/api/v1/consents/nej",
                "/api/v1/consents/"
            })
    void nothingElseIsHere(String path) throws Exception {
        HttpResponse<String> answer = bench.get(DoorBench.TOKEN, path);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
        assertThat(answer.body())
                .doesNotContain("actuator", "Tomcat", "Exception")
                .contains("API-00");
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        refused(bench.get(DoorBench.TOKEN, "/api/v1/consents"), 405, "API-004");
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            HttpRequest request = HttpRequest.newBuilder(bench.uri("/api/v1/consents"))
                    .header("Authorization", "Bearer " + DoorBench.TOKEN)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(bench.send(null, request).statusCode()).as(method).isEqualTo(405);
        }
        refused(bench.get(DoorBench.TOKEN, "/api/v1/consents?person=" + Given.PERSON), 400, "API-004");
    }

    /** Reliability report B07: there is no exchange that they could steer. */
    @Test
    void headersThatSteerRoutesElsewhereAreNothingHere() throws Exception {
        HttpResponse<String> answer = bench.post(
                DoorBench.TOKEN,
                Given.consent(),
                "CamelHttpUri",
                "http://127.0.0.1:1/",
                "cAmElFileName",
                "../x",
                "operationName",
                "delete",
                "mail.smtp.host",
                "ond.example",
                "X-Forwarded-For",
                "127.0.0.1",
                "X-HTTP-Method-Override",
                "DELETE");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void tooLargeAndTooManyHeadersAreRefused() throws Exception {
        HttpResponse<String> answer = bench.post(DoorBench.TOKEN, Given.consent(), "X-Stor", "a".repeat(9000));

        assertThat(answer.statusCode()).isIn(400, 431);
        assertThat(answer.body()).contains("API-004").doesNotContain("Tomcat", "aaaa");
        assertThat(bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", "å ä")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyCallsOftenerThanAgreed() throws Exception {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            seen.add(bench.post(DoorBench.TIMID_TOKEN, Given.consent()).statusCode());
        }

        assertThat(seen).contains(429);
    }

    /** A byte now and then keeps Tomcat's own time-outs from ever coming (reliability report, F29). */
    @Test
    void whoeverTricklesIsCut() throws Exception {
        try (Socket slow = bench.tls(null).getSocketFactory().createSocket("127.0.0.1", bench.port())) {
            OutputStream out = slow.getOutputStream();
            out.write("POST /api/v1/consents HTTP/1.1\r\nHost: localhost\r\nX-Sakta: ".getBytes(UTF_8));
            await().atMost(DoorBench.DEADLINE.multipliedBy(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> isCut(out));
        }
        assertThat(bench.post(DoorBench.TOKEN, Given.consent()).statusCode()).isEqualTo(202);
    }

    private static boolean isCut(OutputStream out) {
        try {
            out.write('a');
            out.flush();
            return false;
        } catch (IOException cut) {
            return true;
        }
    }
}
