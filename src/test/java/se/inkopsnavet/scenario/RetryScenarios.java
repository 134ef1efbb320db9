package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.wiring.RetryProperties;

/** The settings of retrying against what a real hub has. */
@ExtendWith(SharedScene.class)
class RetryScenarios {

    private final RunningHub hub;

    RetryScenarios(Scene scene) {
        this.hub = scene.hub();
    }

    @Test
    void everyFlowThatDeliversMayHaveABudgetOfItsOwn() {
        assertThat(hub.beans(OutboundFlow.class)).extracting(OutboundFlow::name).contains("CUSTOMER_LIST", "SMS");
        hub.beans(OutboundFlow.class)
                .forEach(flow -> assertThatCode(() -> withBudgetOf(flow)).doesNotThrowAnyException());
    }

    private static RetryProperties withBudgetOf(OutboundFlow flow) {
        Duration hour = Duration.ofHours(1);
        return new RetryProperties(hour, hour, hour, Map.of(flow.name(), hour));
    }
}
