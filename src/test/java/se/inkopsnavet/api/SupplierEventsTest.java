package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.supplierapi.Contract;
import se.inkopsnavet.neighbourhood.supplierapi.SignedEvent;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierData;
import tools.jackson.databind.node.ObjectNode;

/** Suppliers' own events over TLS and real sockets: signed, stored with their id as the key, and only then acknowledged. */
class SupplierEventsTest extends RestCalls {

    private static final Contract CONTRACT = new Contract();
    private final SupplierData data = new SupplierData();

    private static HttpResponse<String> send(String token, SignedEvent event) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(bench.uri(SupplierEventResource.PATH))
                .header("Content-Type", "application/json")
                .headers(event.headers())
                .POST(HttpRequest.BodyPublishers.ofString(event.body()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = bench.send(null, request.build());
        assertThat(CONTRACT.wrongWithAnswer(
                        CONTRACT.webhook(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body().getBytes()))
                .isEmpty();
        return answer;
    }

    private static HttpResponse<String> send(SignedEvent event) throws Exception {
        return send(DoorBench.SUPPLIER_TOKEN, event);
    }

    private String order(long sequence) {
        return SignedEvent.body("9999", sequence, "ORDER", data.order("B-1", "EXE-2026-000001", "CONFIRMED", 1));
    }

    @Test
    void eventIsStoredWithoutItsGoodsLinesBeforeItIsAcknowledged() throws Exception {
        SignedEvent event = SignedEvent.of(order(1));
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < event.headers().length; i += 2) {
            headers.put(event.headers()[i], event.headers()[i + 1]);
        }
        assertThat(CONTRACT.wrongWithCall(
                        CONTRACT.webhook(), Map.of(), headers, event.body().getBytes()))
                .isEmpty();

        assertThat(send(event).statusCode()).isEqualTo(202);

        assertThat(newest()).containsEntry("flow", "SUPPLIER_API_REPORT").containsEntry("state", "RECEIVED");
        byte[] stored = bench.ledger.payloads.read((java.util.UUID) newest().get("payload_id"));
        assertThat(new String(stored)).contains("\"lineCount\":1").doesNotContain("Inkontinens", "lines");
    }

    private static Map<String, Object> newest() {
        return bench.ledger
                .all
                .sql("select flow, state, payload_id from message order by seq desc limit 1")
                .query()
                .singleRow();
    }

    @Test
    void sameEventAgainIsAnsweredTheSameAndStoredOnce() throws Exception {
        String body = order(1);
        SignedEvent first = SignedEvent.of(body);
        send(first);
        long stored = bench.stored();

        SignedEvent later =
                SignedEvent.of(SignedEvent.SECRET, first.id(), Instant.now().plusSeconds(20), body);

        assertThat(send(first).statusCode()).isEqualTo(202);
        assertThat(send(later).statusCode()).isEqualTo(202);
        assertThat(bench.stored()).isEqualTo(stored);
    }

    @Test
    void sameEventAtTheSameTimeIsOneMessage() throws Exception {
        SignedEvent event = SignedEvent.of(order(1));
        long before = bench.stored();

        assertThat(atOnce(3, DoorBench.SUPPLIER_TOKEN, event))
                .extracting(HttpResponse::statusCode)
                .containsExactly(202, 202, 202);

        assertThat(bench.stored()).isEqualTo(before + 1);
    }

    private static List<HttpResponse<String>> atOnce(int times, String token, SignedEvent event) throws Exception {
        Callable<HttpResponse<String>> call = () -> send(token, event);
        ExecutorService senders = Executors.newFixedThreadPool(times);
        try {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : senders.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            senders.shutdown();
        }
    }

    @Test
    void idOfAnotherEventIsAConflict() throws Exception {
        SignedEvent first = SignedEvent.of(order(1));
        send(first);
        String other = SignedEvent.body("9999", 2, "ORDER", data.order("B-2", "EXE-2026-000002", "CANCELLED", 3));

        refusedAndNothingStored(
                () -> send(SignedEvent.of(SignedEvent.SECRET, first.id(), Instant.now(), other)), 409, "DUP-001");
    }

    @Test
    void forgedEventsAreRefusedAndAlarm() throws Exception {
        SignedEvent event = SignedEvent.of(order(1));
        String other = "whsec_" + "YW5ub3RoZXIgc2VjcmV0IHRoYXQgbm9ib2R5IGtub3dz";
        bench.alerts.clear();

        refusedAndNothingStored(() -> send(event.withBody(order(2))), 401, "SUP-030");
        refusedAndNothingStored(
                () -> send(SignedEvent.of(other, event.id(), Instant.now(), event.body())), 401, "SUP-030");
        refusedAndNothingStored(
                () -> send(new SignedEvent("another-id", event.at(), event.signature(), event.body())), 401, "SUP-030");
        refusedAndNothingStored(
                () -> send(new SignedEvent(event.id(), event.at() + 1, event.signature(), event.body())),
                401,
                "SUP-030");
        assertThat(bench.alerts).contains(Fault.WEBHOOK_SIGNATURE);
    }

    @Test
    void recordedEventCannotBePlayedLater() throws Exception {
        for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            Instant at = Instant.now().plus(off);
            refusedAndNothingStored(
                    () -> send(SignedEvent.of(SignedEvent.SECRET, "replayed", at, order(1))), 401, "SUP-031");
        }
    }

    @Test
    void everybodyKeepsToTheirOwn() throws Exception {
        SignedEvent event = SignedEvent.of(order(1));
        String neighbours = SignedEvent.body("1234", 1, "ORDER", data.order("B-1", "EXE-2026-000001", "CONFIRMED", 1));

        refusedAndNothingStored(() -> send(null, event), 401, "API-001");
        refusedAndNothingStored(() -> send(DoorBench.TOKEN, event), 403, "API-002");
        refusedAndNothingStored(() -> send(DoorBench.SILENT_SUPPLIER_TOKEN, event), 403, "API-002");
        refusedAndNothingStored(() -> send(SignedEvent.of(neighbours)), 403, "BAT-002");
        // A supplier is no system of the municipality's own.
        refusedAndNothingStored(
                () -> bench.post(DoorBench.SUPPLIER_TOKEN, Given.withdrawal("DISCLOSE_TO_SUPPLIER")), 403, "API-002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|json",
                "[]|json",
                "{\"municipality\":\"9999\",\"municipality\":\"9999\"}|json",
                "{}|municipality",
                "{\"municipality\":\"9999\"}|sequence",
                "{\"municipality\":\"9999\",\"sequence\":0}|sequence",
                "{\"municipality\":\"9999\",\"sequence\":1,\"type\":\"GOSSIP\"}|type",
                "{\"municipality\":\"9999\",\"sequence\":1,\"type\":\"ORDER\"}|order",
                "{\"municipality\":\"9999\",\"sequence\":1,\"type\":\"SCHEDULE\",\"day\":\"igår\"}|day"
            })
    void whatIsNoEventIsToldAtOnce(String body, String field) throws Exception {
        HttpResponse<String> answer = send(SignedEvent.of(body));

        refused(answer, 400, "SUP-010");
        assertThat(json(answer).get("field").stringValue()).isEqualTo(field);
    }

    @Test
    void everyOtherRefusalIsInTheContractToo() throws Exception {
        ObjectNode order = data.order("B-1", "EXE-2026-000001", "CONFIRMED", 1);
        order.put("remark", "x".repeat(9_000)).put("more", "x".repeat(9_000));
        for (int i = 0; i < 7; i++) {
            order.put("more" + i, "x".repeat(9_000));
        }
        refusedAndNothingStored(() -> send(SignedEvent.of(SignedEvent.body("9999", 1, "ORDER", order))), 413, "IN-002");
        Map<Integer, HttpResponse<String>> timid = new LinkedHashMap<>();
        for (int i = 0; i < 10 && !timid.containsKey(429); i++) {
            for (HttpResponse<String> answer : atOnce(4, DoorBench.TIMID_SUPPLIER_TOKEN, SignedEvent.of(order(1)))) {
                timid.put(answer.statusCode(), answer);
            }
        }
        refused(timid.get(429), 429, "API-005");
        bench.ledger.all.sql("alter table receipt rename to receipt_away").update();
        try {
            refused(send(SignedEvent.of(order(1))), 503, "API-006");
        } finally {
            bench.ledger.all.sql("alter table receipt_away rename to receipt").update();
        }
    }

    /** Reordered, or lost on the way: the hub asks by itself, at once. */
    @Test
    void gapInTheNumbersHasTheListsRead() throws Exception {
        bench.ledger.all.sql("delete from supplier_line").update();
        bench.alerts.clear();
        send(SignedEvent.of(order(7)));
        Instant later = Instant.now().plusSeconds(1800);
        bench.supplierLines.readAgainAt("exempelkommun", "livs", later, Instant.now());

        send(SignedEvent.of(order(8)));
        assertThat(readAt()).isAfter(Instant.now());
        assertThat(bench.alerts).isEmpty();

        send(SignedEvent.of(order(10)));
        assertThat(readAt()).isBefore(Instant.now());
        assertThat(bench.alerts).containsExactly(Fault.WEBHOOK_GAP);

        send(SignedEvent.of(order(9)));
        assertThat(bench.alerts).hasSize(1);
    }

    private static Instant readAt() {
        return bench.supplierLines.find("exempelkommun", "livs").orElseThrow().readAt();
    }
}
