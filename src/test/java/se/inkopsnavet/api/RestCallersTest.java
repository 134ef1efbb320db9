package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes in, and what the others are told. */
class RestCallersTest extends RestCalls {

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
    void anotherClientsMessageIsNotThere() throws Exception {
        String link =
                json(bench.post(DoorBench.TOKEN, Given.consent())).get("status").stringValue();

        refused(bench.get(DoorBench.OTHER_TOKEN, link), 404, "API-003");
        refused(bench.get(DoorBench.TIMID_TOKEN, link), 404, "API-003");
        refused(bench.get(DoorBench.TOKEN, "/api/v1/consents/" + UUID.randomUUID()), 404, "API-003");
    }
}
