package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

/** A consent handed in at the door of the real hub is decided there. */
class ApiScenarios {

    private static final String TOKEN = "en-token-som-bara-finns-i-provet-0123456789";

    @Test
    void consentHandedInIsDecided() throws Exception {
        TestAuthority authority = new TestAuthority();
        try (Town town = Town.open(Scene.folder().resolve("town"), "RSA-2048")) {
            Path store = new PkiFolder(town.keys())
                    .pkcs12("dorren", authority.keyNamed("localhost"), Town.KEY_PASSWORD.toCharArray());
            Map<String, String> door = new LinkedHashMap<>();
            door.put("inkopsnavet.api.port", "0");
            door.put("inkopsnavet.api.key-store", store.toString());
            door.put("inkopsnavet.api.key-store-password", Town.KEY_PASSWORD);
            String client = "inkopsnavet.api.clients.arendesystem.";
            door.put(client + "municipality", "exempelkommun");
            door.put(client + "token-hash", sha256(TOKEN));
            door.put(client + "purposes", "DISCLOSE_TO_SUPPLIER");
            try (RunningHub hub = RunningHub.in(town, door)) {
                URI consents =
                        URI.create("https://localhost:" + hub.bean(Door.class).port() + "/api/v1/consents");
                HttpClient http = HttpClient.newBuilder()
                        .sslContext(new TlsIdentity(null, List.of(authority.certificate())).context())
                        .build();
                HttpRequest handIn = HttpRequest.newBuilder(consents)
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"schema":"1","type":"RECORDED","id":"3f2b8c1e-8a55-4c55-9d0b-5a1f0f4f6a01","municipality":"exempelkommun",
                                 "person":"18900101-9802","purposes":["DISCLOSE_TO_SUPPLIER"],"recipient":{"type":"SUPPLIER","id":"livs"},
                                 "givenBy":{"role":"CLIENT"},"method":"ORAL","givenAt":"2026-11-25T10:12:00+01:00",
                                 "obtainedBy":{"staffId":"4711","title":"undersköterska"},"source":{"kind":"API"}}"""))
                        .build();

                HttpResponse<String> accepted = http.send(handIn, HttpResponse.BodyHandlers.ofString());

                assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
                String link = accepted.headers().firstValue("Location").orElseThrow();
                HttpRequest status = HttpRequest.newBuilder(consents.resolve(link))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build();
                await().atMost(Scene.PATIENCE)
                        .untilAsserted(() -> assertThat(http.send(status, HttpResponse.BodyHandlers.ofString())
                                        .body())
                                .contains("\"state\":\"CONFIRMED\""));
            }
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
    }
}
