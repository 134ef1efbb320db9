package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.supplierapi.SignedEvent;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.ScheduleSource;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequests;

/** A supplier with an interface of its own, among the real hub's other neighbours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class SupplierApiScenarios {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static final String CALLER = "leverantorens-token-vid-dorren-0123456789";

    private final TestAuthority doors = new TestAuthority();
    private RestScene rest;
    private SupplierApiNeighbour supplier;
    private Scene scene;
    private String caseRef;

    @BeforeAll
    void open() {
        rest = RestScene.open(this::settings);
        supplier = rest.supplier();
        scene = rest.scene();
        caseRef =
                scene.receipt(scene.drop(XML, scene.people().someone())).line(1).caseRef();
    }

    private Map<String, String> settings(Town town) {
        Map<String, String> settings = new LinkedHashMap<>();
        RestScene.secret(town, "webhook-secret", SignedEvent.SECRET);
        Path store = new PkiFolder(town.keys())
                .pkcs12("dorren", doors.keyNamed("localhost"), Town.KEY_PASSWORD.toCharArray());
        settings.put("inkopsnavet.api.port", "0");
        settings.put("inkopsnavet.api.key-store", store.toString());
        settings.put("inkopsnavet.api.key-store-password", Town.KEY_PASSWORD);
        String client = "inkopsnavet.api.clients.livs.";
        settings.put(client + "municipality", Scene.MUNICIPALITY);
        settings.put(client + "supplier", "livs");
        settings.put(client + "token-hash", sha256(CALLER));
        return settings;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void close() {
        rest.close();
    }

    private String order(String orderNo) {
        return scene.ledger()
                .jdbc()
                .sql(
                        "select coalesce(max(state || ' ' || supplier_version), '') from purchase_order where order_no = ?")
                .param(orderNo)
                .query(String.class)
                .single();
    }

    private void awaitOrder(String orderNo, String stateAndVersion) {
        await("order " + orderNo)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> order(orderNo).equals(stateAndVersion));
    }

    private int send(SignedEvent event) throws Exception {
        URI door =
                URI.create("https://localhost:" + scene.hub().bean(Door.class).port() + "/api/v1/supplier-events");
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + CALLER)
                .header("Content-Type", "application/json")
                .headers(event.headers())
                .POST(HttpRequest.BodyPublishers.ofString(event.body()))
                .build();
        return HttpClient.newBuilder()
                .sslContext(doors.trust())
                .build()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Signed, sent twice, forged, out of order: the newest state counts, and what was missed is asked for. */
    @Test
    @Order(1)
    void eventsAreKnownAtOnceAndGapsAreFilledByAsking() throws Exception {
        SignedEvent draft = SignedEvent.of(
                SignedEvent.body("9999", 1, "ORDER", supplier.data().order("B-1", caseRef, "DRAFT", 1)));
        SignedEvent confirmed = SignedEvent.of(
                SignedEvent.body("9999", 2, "ORDER", supplier.data().order("B-1", caseRef, "CONFIRMED", 2)));
        assertThat(send(confirmed)).isEqualTo(202);
        assertThat(send(confirmed)).isEqualTo(202);
        assertThat(send(draft)).isEqualTo(202);
        assertThat(send(confirmed.withBody(draft.body()))).isEqualTo(401);
        await().atMost(Scene.PATIENCE).until(() -> order("B-1").endsWith(" 2"));

        supplier.data().order("B-2", caseRef, "DRAFT", 1);
        SignedEvent later = SignedEvent.of(
                SignedEvent.body("9999", 9, "ORDER", supplier.data().order("B-3", caseRef, "DRAFT", 1)));
        assertThat(send(later)).isEqualTo(202);

        awaitOrder("B-2", "DRAFT_SEEN 1");
        awaitOrder("B-3", "DRAFT_SEEN 1");
        assertThat(order("B-1")).endsWith(" 2");
    }

    @Test
    @Order(2)
    void requestIsDoneOnceThoughItsAnswerWasLost() {
        supplier.whims().next(Whim.RESET_AFTER, 1, "request");
        SupplierRequest request = new SupplierRequest(
                Scene.MUNICIPALITY,
                "livs",
                SupplierRequest.Kind.HOW_DID_IT_END,
                new CustomerRef(caseRef, null),
                "B-2",
                LocalDate.now(STOCKHOLM).plusDays(1),
                "scenario");

        scene.hub().bean(TransactionTemplate.class).executeWithoutResult(status -> scene.hub()
                .bean(SupplierRequests.class)
                .ask(request));

        await().atMost(Scene.PATIENCE).until(() -> scene.ledger().outgoing("SUPPLIER_REQUEST").stream()
                .allMatch(message -> message.state().equals("CONFIRMED")));
        assertThat(supplier.seen())
                .filteredOn(seen -> seen.operationId().equals("request"))
                .hasSize(2)
                .extracting(SupplierApiNeighbour.Seen::key)
                .containsOnly(
                        scene.ledger().outgoing("SUPPLIER_REQUEST").get(0).id().toString());
        assertThat(supplier.done()).hasSize(1);
    }

    @Test
    @Order(3)
    void scheduleIsFetchedWhenSomebodyWantsIt() {
        LocalDate today = LocalDate.now(STOCKHOLM);
        supplier.data().schedule(today, caseRef);
        scene.hub().bean(TransactionTemplate.class).executeWithoutResult(status -> scene.hub()
                .bean(ScheduleSource.class)
                .fetch(Scene.MUNICIPALITY, "livs", today));

        await().atMost(Scene.PATIENCE).until(() -> scene.ledger().incoming("SUPPLIER_API_SCHEDULE").stream()
                .map(Ledger.Message::state)
                .toList()
                .equals(List.of("CONFIRMED")));
    }

    @Test
    @Order(4)
    void whileTheSupplierIsDownItIsSeenAndAfterwardsCaughtUp() {
        supplier.whims().always(Whim.ERROR_500);
        supplier.data().order("B-4", caseRef, "DRAFT", 1);
        scene.ledger()
                .jdbc()
                .sql("update supplier_line set read_at = now(), not_before = null")
                .update();
        await().atMost(Scene.PATIENCE).until(() -> scene.traces()
                .metrics()
                .contains("inkopsnavet_peer_up{route=\"exempelkommun-livs-api-in\"} 0.0"));

        supplier.whims().behave();
        scene.ledger().jdbc().sql("update supplier_line set not_before = null").update();

        awaitOrder("B-4", "DRAFT_SEEN 1");
        await().atMost(Scene.PATIENCE).until(() -> scene.traces()
                .metrics()
                .contains("inkopsnavet_peer_up{route=\"exempelkommun-livs-api-in\"} 1.0"));
    }

    @Test
    @Order(5)
    void checkReadsSettingsMappingsAndWiring() {
        String said = scene.command(se.inkopsnavet.command.Command.CHECK, "");

        assertThat(said.lines().filter(line -> line.startsWith("FEL"))).isEmpty();
    }

    /** AC-10-11, S-06, and both sides kept to the contract all the while. */
    @Test
    @Order(6)
    void nothingThatMustNotBeThereIsAnywhere(CapturedOutput log) {
        String readable = String.join(
                "\n",
                scene.ledger().dump(),
                scene.traces().metrics(),
                scene.traces().mails(),
                log.getAll());
        assertThat(List.of(
                        "Inkontinens",
                        "Ängsvägen 3",
                        SupplierApiNeighbour.TOKEN,
                        CALLER,
                        SignedEvent.SECRET.substring(6)))
                .filteredOn(value -> scene.traces().finds(readable, value))
                .isEmpty();
        assertThat(supplier.violations()).isEmpty();
    }
}
