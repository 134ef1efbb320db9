package se.inkopsnavet.supplierapi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.supplierapi.http.Refusal.Effect;

/** When a server is left alone, apart from any clock: its rest is longer than any test. */
class ThrottleTest {

    private final Throttle throttle = new Throttle("livs", 1000, Duration.ofHours(1));
    private final AtomicInteger made = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"SUPPLIER_API_UNREACHABLE, 5, resting", "SUPPLIER_API_ANSWER_UNREADABLE, 8, answer"})
    void afterFiveFailuresOfTheServersItIsLeftAlone(Fault fault, int calls, String last) {
        for (int i = 0; i < 7; i++) {
            assertThatThrownBy(() -> fail(fault)).isInstanceOf(Refusal.class);
        }

        assertThatThrownBy(() -> fail(fault))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.place()).isEqualTo("ordersSince " + last));
        assertThat(made).hasValue(calls);
    }

    private void fail(Fault fault) {
        throttle.call("ordersSince", () -> {
            made.incrementAndGet();
            throw new Refusal(fault, "ordersSince answer", Effect.UNKNOWN);
        });
    }
}
