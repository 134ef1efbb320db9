package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.consent.ConsentDocument;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Giver;
import se.inkopsnavet.consent.Method;
import se.inkopsnavet.consent.Recipient;
import se.inkopsnavet.consent.Source;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI file and the door, held together in both directions. What the file does not tell fails every test of the door ({@link DoorBench#send}); what
 * it tells is met here.
 */
class RestContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract CONTRACT = new Contract();
    private static final String POST = "POST " + ConsentResource.PATH;
    private static final String GET = "GET " + ConsentResource.PATH + "/{id}";
    /** With every field that is not required; between them, every field that there is. */
    private static final List<String> FULL = List.of(
            full("RECORDED", """
                    "purposes":["DISCLOSE_TO_SUPPLIER"],"recipient":{"type":"SUPPLIER","id":"livs"},"method":"ORAL",
                    "givenBy":{"role":"REPRESENTATIVE","mandate":"M-1","representative":"18900111-9800"},
                    "givenAt":"2026-11-25T10:12:00+01:00","validTo":"2027-11-30","""),
            full("WITHDRAWN", """
                    "consentId":"3f2b8c1e-8a55-4c55-9d0b-5a1f0f4f6a01","givenBy":{"role":"CLIENT"},"method":"WRITTEN",
                    "withdrawnAt":"2026-11-25T10:12:00+01:00","""),
            full("ANNULLED", "\"eventId\":\"3f2b8c1e-8a55-4c55-9d0b-5a1f0f4f6a01\","));

    private static DoorBench bench;

    @BeforeAll
    static void open(@TempDir Path folder) {
        bench = new DoorBench(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static String full(String type, String own) {
        return "{\"schema\":\"1\",\"type\":\"" + type
                + "\",\"id\":\"3f2b8c1e-8a55-4c55-9d0b-5a1f0f4f6a02\",\"municipality\":\"exempelkommun\","
                + "\"person\":\"18900101-9802\"," + own
                + "\"obtainedBy\":{\"staffId\":\"4711\",\"title\":\"undersköterska\"},\"registeredBy\":{\"staffId\":\"4712\",\"title\":\"chef\"},"
                + "\"registeredAt\":\"2026-11-25T11:12:00+01:00\",\"source\":{\"kind\":\"JOURNAL\",\"reference\":\"J-1\"},\"remark\":\"Åsa\"}";
    }

    private interface Call {
        HttpResponse<String> make() throws Exception;
    }

    @Test
    void everyOperationAndEveryAnswerThatTheFileTellsOfIsMet() throws Exception {
        Map<String, Map<Integer, Call>> calls = Map.of(POST, handIns(), GET, questions());

        assertThat(CONTRACT.answers().keySet()).isEqualTo(calls.keySet());
        for (Map.Entry<String, Map<Integer, Call>> operation : calls.entrySet()) {
            assertThat(operation.getValue().keySet())
                    .as(operation.getKey())
                    .isEqualTo(CONTRACT.answers().get(operation.getKey()));
            for (Map.Entry<Integer, Call> each : operation.getValue().entrySet()) {
                HttpResponse<String> answer = each.getValue().make();
                assertThat(answer.statusCode())
                        .as(operation.getKey() + answer.body())
                        .isEqualTo(each.getKey());
                String schema = each.getKey() == 202 ? "Accepted" : each.getKey() == 200 ? "Status" : "Problem";
                CONTRACT.schema(schema).describes(JSON.readTree(answer.body()));
            }
        }
    }

    private static Map<Integer, Call> handIns() {
        String key = UUID.randomUUID().toString();
        Map<Integer, Call> calls = new LinkedHashMap<>();
        calls.put(202, () -> bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", key));
        calls.put(400, () -> bench.post(DoorBench.TOKEN, "{"));
        calls.put(401, () -> bench.post(null, Given.consent()));
        calls.put(403, () -> bench.post(DoorBench.OTHER_TOKEN, Given.consent()));
        calls.put(409, () -> bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", key));
        calls.put(413, () -> bench.post(DoorBench.TOKEN, " ".repeat(17 * 1024) + Given.consent()));
        calls.put(415, () -> bench.post(DoorBench.TOKEN, Given.consent(), "Content-Type", "text/plain"));
        calls.put(429, () -> oftener(() -> bench.post(DoorBench.TIMID_TOKEN, Given.consent())));
        calls.put(503, () -> withoutTheLedger(() -> bench.post(DoorBench.TOKEN, Given.consent())));
        return calls;
    }

    private static Map<Integer, Call> questions() throws Exception {
        String link = JSON.readTree(bench.post(DoorBench.TOKEN, Given.consent()).body())
                .get("status")
                .stringValue();
        Map<Integer, Call> calls = new LinkedHashMap<>();
        calls.put(200, () -> bench.get(DoorBench.TOKEN, link));
        calls.put(400, () -> bench.get(DoorBench.TOKEN, link + "?person=x"));
        calls.put(401, () -> bench.get(null, link));
        calls.put(404, () -> bench.get(DoorBench.OTHER_TOKEN, link));
        calls.put(429, () -> oftener(() -> bench.get(DoorBench.TIMID_TOKEN, link)));
        calls.put(503, () -> withoutTheLedger(() -> bench.get(DoorBench.TOKEN, link)));
        return calls;
    }

    /** The client that may call once a second. */
    private static HttpResponse<String> oftener(Call call) throws Exception {
        HttpResponse<String> answer = call.make();
        for (int i = 0; i < 10 && answer.statusCode() != 429; i++) {
            answer = call.make();
        }
        return answer;
    }

    private static HttpResponse<String> withoutTheLedger(Call call) throws Exception {
        bench.ledger.all.sql("alter table receipt rename to receipt_away").update();
        try {
            return call.make();
        } finally {
            bench.ledger.all.sql("alter table receipt_away rename to receipt").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
    void verbsThatTheFileDoesNotNameAreRefused(String verb) throws Exception {
        for (String path : List.of(ConsentResource.PATH, ConsentResource.PATH + "/{id}")) {
            if (!CONTRACT.answers().containsKey(verb + " " + path)) {
                String real = path.replace("{id}", UUID.randomUUID().toString());
                HttpRequest request = HttpRequest.newBuilder(bench.uri(real))
                        .header("Authorization", "Bearer " + DoorBench.TOKEN)
                        .method(verb, HttpRequest.BodyPublishers.noBody())
                        .build();
                assertThat(bench.send(null, request).statusCode())
                        .as(verb + path)
                        .isEqualTo(405);
            }
        }
    }

    @Test
    void requiredIsWhatNoDocumentCanDoWithout() {
        Contract.Schema consent = CONTRACT.schema("Consent");
        Set<String> always = new HashSet<>(consent.properties());
        FULL.forEach(full -> always.retainAll(indispensable((ObjectNode) JSON.readTree(full), "")));

        assertThat(consent.required()).isEqualTo(always);
        JsonNode recorded = JSON.readTree(FULL.get(0));
        for (String inside : List.of("recipient", "givenBy", "obtainedBy", "registeredBy")) {
            assertThat(consent.inside(inside).required())
                    .as(inside)
                    .containsAll(Set.of(
                            recorded.get(inside).propertyNames().iterator().next()))
                    .isSubsetOf(indispensable((ObjectNode) recorded, inside));
        }
    }

    /** The fields without which the document, or the object in it, is refused. */
    private static Set<String> indispensable(ObjectNode document, String inside) {
        ObjectNode whole = inside.isEmpty() ? document : (ObjectNode) document.get(inside);
        return whole.propertyNames().stream()
                .filter(field -> {
                    ObjectNode copy = document.deepCopy();
                    ObjectNode cut = inside.isEmpty() ? copy : (ObjectNode) copy.get(inside);
                    cut.remove(field);
                    return isRefused(copy);
                })
                .collect(Collectors.toSet());
    }

    private static boolean isRefused(JsonNode document) {
        try {
            ConsentDocument.parse(JSON.writeValueAsBytes(document));
            return false;
        } catch (FaultException refused) {
            return true;
        }
    }

    @Test
    void fieldsAreTheSameInTheFileAndInTheHouse() {
        Contract.Schema consent = CONTRACT.schema("Consent");
        Map<String, Set<String>> read = new LinkedHashMap<>();
        for (String full : FULL) {
            JsonNode written = JSON.readTree(ConsentDocument.write(
                    ConsentDocument.parse(full.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            written.propertyNames().forEach(name -> read.computeIfAbsent(name, any -> new HashSet<>())
                    .addAll(written.get(name).propertyNames()));
        }

        assertThat(consent.properties()).isEqualTo(read.keySet());
        for (String inside : List.of("recipient", "givenBy", "obtainedBy", "registeredBy", "source")) {
            assertThat(consent.inside(inside).properties()).as(inside).isEqualTo(read.get(inside));
        }
        assertThatThrownBy(() -> ConsentDocument.parse(FULL.get(0)
                        .replace("\"remark\"", "\"okänt\"")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void constantsAreTheSameInTheFileAndInTheHouse() {
        Contract.Schema consent = CONTRACT.schema("Consent");

        assertThat(consent.constants("type")).isEqualTo(names(ConsentDocument.Type.values()));
        assertThat(consent.constants("purposes")).isEqualTo(names(ConsentPurpose.values()));
        assertThat(consent.constants("method")).isEqualTo(names(Method.values()));
        assertThat(consent.inside("givenBy").constants("role")).isEqualTo(names(Giver.Role.values()));
        assertThat(consent.inside("recipient").constants("type")).isEqualTo(names(Recipient.Type.values()));
        assertThat(consent.inside("source").constants("kind")).isEqualTo(names(Source.Kind.values()));
        assertThat(names(State.values())).containsAll(CONTRACT.schema("Status").constants("state"));
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toSet());
    }
}
