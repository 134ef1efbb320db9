package se.inkopsnavet.supplierapi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.http.Refusal.Effect;

/** What a call that got no usable answer says about whether it was done. */
class SupplierHttpTest {

    private static final byte[] ERASURE = "{\"municipality\":\"9999\",\"customer\":{\"caseRef\":\"EXE-2026-000001\"}}"
            .getBytes(StandardCharsets.UTF_8);
    private static final String KEY = "6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static SupplierApiNeighbour supplier;

    @BeforeAll
    static void open() {
        supplier = SupplierApiNeighbour.open(AUTHORITY.serverNamed("localhost"));
    }

    @AfterAll
    static void close() {
        supplier.close();
        assertThat(supplier.violations()).isEmpty();
    }

    @BeforeEach
    void behave() {
        supplier.whims().behave();
    }

    private static SupplierHttp http(URI url, Duration deadline, int perSecond) {
        return new SupplierHttp(
                new SupplierLine(
                        "exempelkommun",
                        "livs",
                        "9999",
                        url,
                        SupplierApiNeighbour.TOKEN,
                        new TlsIdentity(null, List.of(AUTHORITY.certificate())),
                        PATIENCE,
                        deadline,
                        1_000_000,
                        perSecond,
                        null),
                Clock.systemUTC());
    }

    private static Refusal refused(SupplierHttp http) {
        return catchThrowableOfType(
                Refusal.class, () -> http.post("eraseCustomer", "/v1/customer-erasures", KEY, ERASURE));
    }

    @Test
    void sameKeyIsTheSameErasure() {
        SupplierHttp http = http(supplier.url(), PATIENCE, 100);
        String key = "9b2e6c1d-4a7f-4d19-8a53-1f0f5a6c7e22";
        supplier.data().customer("EXE-2026-000001");

        Answer first = http.post("eraseCustomer", "/v1/customer-erasures", key, ERASURE);
        Answer again = http.post("eraseCustomer", "/v1/customer-erasures", key, ERASURE);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(supplier.done()).filteredOn(done -> done.key().equals(key)).hasSize(1);
    }

    @Test
    void slowAnswerIsGivenUpAndNobodyKnows() {
        supplier.whims().always(Whim.SLOW);

        Refusal refusal = refused(http(supplier.url(), Duration.ofMillis(300), 100));

        assertThat(refusal.fault()).isEqualTo(Fault.SUPPLIER_API_UNREACHABLE);
        assertThat(refusal.effect()).isEqualTo(Effect.UNKNOWN);
    }

    /** Reliability report, headline 10: a client that repeats a POST by itself would have it done twice. */
    @Test
    void callThatWasHungUpOnIsNotRepeatedByTheClient() {
        supplier.whims().always(Whim.RESET_AFTER);
        int before = supplier.seen().size();

        Refusal refusal = refused(http(supplier.url(), PATIENCE, 100));

        assertThat(refusal.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(supplier.seen()).hasSize(before + 1);
    }

    @Test
    void whereNobodyListensNothingWasDone() {
        Refusal refusal = refused(http(URI.create("https://localhost:1"), PATIENCE, 100));

        assertThat(refusal.fault()).isEqualTo(Fault.SUPPLIER_API_UNREACHABLE);
        assertThat(refusal.effect()).isEqualTo(Effect.NONE);
        assertThat(refusal.getMessage()).doesNotContain("https", "EXE-");
    }

    @Test
    void serverOfAnotherAuthorityIsNotSpokenTo() {
        int before = supplier.seen().size();
        SupplierHttp strict = new SupplierHttp(
                new SupplierLine(
                        "exempelkommun",
                        "livs",
                        "9999",
                        supplier.url(),
                        SupplierApiNeighbour.TOKEN,
                        new TlsIdentity(null, List.of(new TestAuthority().certificate())),
                        PATIENCE,
                        PATIENCE,
                        1_000_000,
                        100,
                        null),
                Clock.systemUTC());

        assertThat(refused(strict).fault()).isEqualTo(Fault.SUPPLIER_API_UNREACHABLE);
        assertThat(supplier.seen()).hasSize(before);
    }

    @Test
    void whatIsNotThereIsNoFault() {
        assertThat(http(supplier.url(), PATIENCE, 100)
                        .get("orderStatus", "/v1/orders/B-404", Map.of("municipality", "9999")))
                .isEmpty();
    }
}
