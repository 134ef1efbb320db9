package se.inkopsnavet.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Source;
import se.inkopsnavet.contact.ReceiptDoor;
import se.inkopsnavet.contact.ReceiptIntake;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.ledger.Arrivals;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.neighbourhood.supplierapi.SignedEvent;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.supplierapi.WebhookSignature;
import se.inkopsnavet.supplierapi.Webhooks;
import se.inkopsnavet.transport.TransportEvents;

/** The open door over a real ledger, and the systems that call at it, with certificates and tokens. */
final class DoorBench implements AutoCloseable {

    static final String RECEIPTS = "kvittenser-som-bara-finns-i-provet-0123";
    static final String TOKEN = "en-token-som-bara-finns-i-provet-0123456789";
    static final String OTHER_TOKEN = "grannkommunens-token-0123456789-abcdefghij";
    static final String TIMID_TOKEN = "den-forsiktiges-token-0123456789-abcdefgh";
    static final String SUPPLIER_TOKEN = "leverantorens-token-0123456789-abcdefghij";
    static final String TIMID_SUPPLIER_TOKEN = "en-forsiktig-leverantors-token-0123456789";
    static final String SILENT_SUPPLIER_TOKEN = "en-tyst-leverantors-token-0123456789-abc";
    static final String ADDRESS = "SE2120009999-E001";
    static final Duration DEADLINE = Duration.ofSeconds(8);

    final LedgerBench ledger = new LedgerBench();
    final LineStore supplierLines = new LineStore(ledger.jdbc);
    final List<Fault> alerts = new CopyOnWriteArrayList<>();
    final OwnKey known;
    final OwnKey unknown;
    final OwnKey revoked;
    final OwnKey foreign;
    private final OwnKey server;
    private final se.inkopsnavet.neighbourhood.mail.TestAuthority servers =
            new se.inkopsnavet.neighbourhood.mail.TestAuthority();
    private final Door door;
    private final Contract contract = new Contract();

    DoorBench(Path folder) {
        Instant now = Instant.now();
        TestAuthority authority = TestAuthority.root("Klienternas CA", now);
        known = client(authority, now, "door known");
        unknown = client(authority, now, "door unknown");
        revoked = client(authority, now, "door revoked");
        foreign = client(TestAuthority.root("En annan CA", now), now, "door foreign");
        server = servers.keyNamed("localhost");
        Path crl = new PkiFolder(folder).crl("klienter", authority.crl(now, revoked.certificate()));
        DoorSettings settings =
                new DoorSettings("127.0.0.1", 0, server, List.of(authority.certificate()), crl, DEADLINE);
        door = new Door(
                settings,
                clients(),
                new ConsentHandIn(ledger.intake, new Arrivals(ledger.jdbc, ledger.marks)),
                catalogue(),
                List.of(SupplierEventResource.at(webhooks()), receipts()),
                events());
        door.start();
    }

    private Annex receipts() {
        ReceiptDoor door = new ReceiptDoor(
                Map.of("exempelkommun", RECEIPTS, "grannkommun", RECEIPTS), new ReceiptIntake(ledger.intake));
        return new Annex("sms-receipts", ReceiptDoor.PATH + "/*", door, Annex.Lock.ITS_OWN);
    }

    private Webhooks webhooks() {
        WebhookSignature signature = WebhookSignature.of(List.of(SignedEvent.SECRET), "webhook-secret");
        SupplierLines lines =
                new SupplierLines(List.of(line("livs", signature), line("tyst", null)), Clock.systemUTC());
        return new Webhooks(
                lines,
                supplierLines,
                ledger.intake,
                new Arrivals(ledger.jdbc, ledger.marks),
                ledger.transaction,
                events(),
                Clock.systemUTC());
    }

    private static SupplierLine line(String supplier, @Nullable WebhookSignature signature) {
        Duration patience = Duration.ofSeconds(1);
        return new SupplierLine(
                "exempelkommun",
                supplier,
                "9999",
                URI.create("https://localhost:1"),
                "token",
                new TlsIdentity(null, List.of()),
                patience,
                patience,
                1000,
                1,
                signature);
    }

    private ApiClients clients() {
        Set<ConsentPurpose> purposes =
                Set.of(ConsentPurpose.DISCLOSE_TO_SUPPLIER, ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER);
        Set<Source.Kind> api = Set.of(Source.Kind.API);
        return new ApiClients(List.of(
                new ApiClient(
                        "arende", "exempelkommun", null, sha256(TOKEN.getBytes()), ADDRESS, api, purposes, 1000, null),
                new ApiClient(
                        "eftjanst", "exempelkommun", fingerprint(known), null, ADDRESS, api, purposes, 1000, null),
                new ApiClient(
                        "sparrad", "exempelkommun", fingerprint(revoked), null, ADDRESS, api, purposes, 1000, null),
                new ApiClient(
                        "timid",
                        "exempelkommun",
                        null,
                        sha256(TIMID_TOKEN.getBytes()),
                        ADDRESS,
                        api,
                        purposes,
                        1,
                        null),
                new ApiClient(
                        "granne",
                        "grannkommun",
                        null,
                        sha256(OTHER_TOKEN.getBytes()),
                        "SE2120009998-E001",
                        api,
                        purposes,
                        1000,
                        null),
                supplier("livs-rest", "livs", SUPPLIER_TOKEN, 1000),
                supplier("timid-rest", "livs", TIMID_SUPPLIER_TOKEN, 1),
                supplier("tyst-rest", "tyst", SILENT_SUPPLIER_TOKEN, 1000)));
    }

    private static ApiClient supplier(String id, String supplier, String token, int perSecond) {
        return new ApiClient(
                id, "exempelkommun", null, sha256(token.getBytes()), null, Set.of(), Set.of(), perSecond, supplier);
    }

    private static OwnKey client(TestAuthority authority, Instant now, String name) {
        return authority.issue(CertificateRequest.forAddress("system@exempelkommun.example", now)
                .withKeyName(name)
                .withoutEmailProtection());
    }

    static FaultCatalogue catalogue() {
        try (InputStream yaml = Files.newInputStream(Path.of("mappings/operations/faults.yaml"))) {
            return FaultCatalogue.load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TransportEvents events() {
        return new TransportEvents() {
            @Override
            public void peerDown(String route, Fault fault) {}

            @Override
            public void peerUp(String route) {}

            @Override
            public void alert(String route, Fault fault, String place) {
                alerts.add(fault);
            }
        };
    }

    int port() {
        return door.port();
    }

    URI uri(String path) {
        return URI.create("https://localhost:" + door.port() + path);
    }

    /** A caller that trusts the door's CA, and shows that certificate when there is one. */
    SSLContext tls(@Nullable OwnKey shown) {
        return new TlsIdentity(shown, List.of(servers.certificate())).context();
    }

    HttpClient http(@Nullable OwnKey shown) {
        return HttpClient.newBuilder().sslContext(tls(shown)).build();
    }

    HttpResponse<String> post(@Nullable String token, String body, String... headers) throws Exception {
        return post(null, token, body, headers);
    }

    HttpResponse<String> post(@Nullable OwnKey shown, @Nullable String token, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri("/api/v1/consents")).POST(HttpRequest.BodyPublishers.ofString(body));
        if (List.of(headers).stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(shown, request.build());
    }

    HttpResponse<String> get(@Nullable String token, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(null, request.build());
    }

    /** Whatever is answered must stand in the contract. */
    HttpResponse<String> send(@Nullable OwnKey shown, HttpRequest request) throws Exception {
        HttpResponse<String> answer = http(shown).send(request, HttpResponse.BodyHandlers.ofString());
        contract.requireTold(request.method(), request.uri().getPath(), answer.statusCode());
        return answer;
    }

    long stored() {
        return ledger.all.sql("select count(*) from message").query(Long.class).single();
    }

    Map<String, Object> message(String id) {
        return ledger.all
                .sql("select flow, municipality, state from message where id = ?::uuid")
                .param(id)
                .query()
                .singleRow();
    }

    static String fingerprint(OwnKey key) {
        try {
            return sha256(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        door.stop();
        ledger.close();
    }
}
