package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import se.inkopsnavet.fault.FaultException;

/** reliability.md §2.0 R8: a time budget for each flow. */
class RetryPropertiesTest {

    @ParameterizedTest
    @CsvSource({"customer-list", "CUSTOMER_LIST", "customerlist"})
    void aFlowHasItsOwnBudgetAndTheOthersTheCommonOne(String setting) {
        RetryProperties retry = bound(Map.of("retry.budgets." + setting, "P2D", "retry.budget", "PT6H"));

        assertThat(retry.perFlow().own()).containsExactly(Map.entry("CUSTOMER_LIST", Duration.ofDays(2)));
        assertThat(retry.perFlow().otherwise()).isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @CsvSource({"customer-lists, PT1H", "sms, PT0S", "sms, -PT1H"})
    void aBudgetOfNoFlowOrOfNoTimeIsRefusedByName(String setting, String time) {
        assertThatThrownBy(() -> bound(Map.of("retry.budgets." + setting, time)))
                .hasRootCauseInstanceOf(FaultException.class)
                .rootCause()
                .hasMessageContaining("inkopsnavet.retry.budgets." + setting);
    }

    @Test
    void twoBudgetsOfOneFlowAreRefused() {
        assertThatThrownBy(() -> new RetryProperties(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofHours(1),
                        Map.of("sms", Duration.ofHours(1), "SMS", Duration.ofHours(2))))
                .isInstanceOf(FaultException.class);
    }

    private static RetryProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("retry", RetryProperties.class);
    }
}
