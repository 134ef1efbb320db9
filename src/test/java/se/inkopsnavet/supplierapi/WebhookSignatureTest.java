package se.inkopsnavet.supplierapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.neighbourhood.supplierapi.SignedEvent;

/** The hub's check of Standard Webhooks against signatures that the scheme's own library makes. */
class WebhookSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-29T05:30:00Z");
    private static final String OTHER = "whsec_YW5ub3RoZXIgc2VjcmV0IHRoYXQgbm9ib2R5IGtub3dz";

    private final WebhookSignature signature = WebhookSignature.of(List.of(SignedEvent.SECRET), "webhook-secret");

    private static WebhookSignature.Headers headers(SignedEvent event) {
        return new WebhookSignature.Headers(event.id(), Long.toString(event.at()), event.signature());
    }

    private String id(SignedEvent event) {
        return signature.require(headers(event), event.body().getBytes(UTF_8), NOW);
    }

    @Test
    void librarysSignatureIsGood() {
        assertThat(id(SignedEvent.of(SignedEvent.SECRET, "evt_1", NOW, "{\"å\":1}")))
                .isEqualTo("evt_1");
    }

    /** The specification's own vector (standard-webhooks.md, and the libraries' tests). */
    @Test
    void publishedVectorIsGood() {
        WebhookSignature published =
                WebhookSignature.of(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "webhook-secret");
        WebhookSignature.Headers headers = new WebhookSignature.Headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertThat(published.require(
                        headers, "{\"test\": 2432232314}".getBytes(UTF_8), Instant.ofEpochSecond(1_614_265_330)))
                .isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
    }

    @Test
    void oneOfSeveralSignaturesAndOfTwoSecretsIsEnough() {
        WebhookSignature changing = WebhookSignature.of(List.of(OTHER, SignedEvent.SECRET), "webhook-secret");
        SignedEvent event = SignedEvent.of(SignedEvent.SECRET, "evt_1", NOW, "{}");
        WebhookSignature.Headers several = new WebhookSignature.Headers(
                event.id(), Long.toString(event.at()), "v1a,xxxx v1,bm90IGl0 " + event.signature());

        assertThat(changing.require(several, "{}".getBytes(UTF_8), NOW)).isEqualTo("evt_1");
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "-301, false", "300, true", "301, false", "0, true"})
    void freshnessIsFiveMinutesEitherWay(long seconds, boolean fresh) {
        SignedEvent event = SignedEvent.of(SignedEvent.SECRET, "evt_1", NOW.plusSeconds(seconds), "{}");

        if (fresh) {
            assertThat(id(event)).isEqualTo("evt_1");
        } else {
            assertThatThrownBy(() -> id(event))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("SUP-031");
        }
    }

    @Test
    void anyBitThatDiffersIsNotSigned() {
        SignedEvent event = SignedEvent.of(SignedEvent.SECRET, "evt_1", NOW, "{\"version\":1}");

        for (SignedEvent forged : List.of(
                event.withBody("{\"version\":2}"),
                new SignedEvent("evt_2", event.at(), event.signature(), event.body()),
                new SignedEvent(event.id(), event.at() + 1, event.signature(), event.body()),
                new SignedEvent(event.id(), event.at(), event.signature().toLowerCase(), event.body()),
                new SignedEvent(event.id(), event.at(), "v1,", event.body()),
                new SignedEvent(event.id(), event.at(), "", event.body()),
                new SignedEvent("evt.1\n", event.at(), event.signature(), event.body()))) {
            assertThatThrownBy(() -> id(forged))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("SUP-030");
        }
        assertThatThrownBy(() ->
                        signature.require(new WebhookSignature.Headers(null, null, null), "{}".getBytes(UTF_8), NOW))
                .hasMessageContaining("SUP-030");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hemligt", "whsec_", "whsec_c2hvcnQ=", "whsec_inte base64 åäö"})
    void secretThatIsNoneStopsTheStart(String secret) {
        assertThatThrownBy(() -> WebhookSignature.of(List.of(secret), "setting"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("setting")
                .hasMessageNotContaining("hemligt");
    }
}
