package se.inkopsnavet.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no call at all: too much, too often, too slow, or something else. */
class RestLimitsTest extends RestCalls {

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

    /** Whoever knows the address's secret needs no certificate, and each new body would be a row for ever. */
    @Test
    void nobodyTellsOfMoreReceiptsThanAGatewayWould() {
        List<HttpResponse<Void>> answers = Stream.of("exempelkommun", "exempelkommun", "exempelkommun", "grannkommun")
                .map(this::receiptsAtOnce)
                .flatMap(List::stream)
                .toList();

        assertThat(answers.subList(0, 120)).extracting(HttpResponse::statusCode).contains(204, 429);
        assertThat(answers.subList(120, 160))
                .extracting(HttpResponse::statusCode)
                .contains(204);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .allMatch(answer -> answer.headers().firstValue("Retry-After").equals(Optional.of("1")));
    }

    private List<HttpResponse<Void>> receiptsAtOnce(String municipality) {
        HttpClient gateway = bench.http(null);
        List<CompletableFuture<HttpResponse<Void>>> calls = Stream.generate(UUID::randomUUID)
                .limit(40)
                .map(body -> HttpRequest.newBuilder(
                                bench.uri("/sms/v1/receipts/" + municipality + "/" + DoorBench.RECEIPTS))
                        .POST(HttpRequest.BodyPublishers.ofString("id=" + body))
                        .build())
                .map(call -> gateway.sendAsync(call, HttpResponse.BodyHandlers.discarding()))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
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
