package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

class CountingExchangeLogTest {

    @Test
    void endingsAreCountedByFlowStateAndFault() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        CountingExchangeLog log = new CountingExchangeLog(registry);

        log.decided(claim(), Outcome.of(State.QUARANTINED, Fault.XML_SCHEMA, "/beslut"));
        log.decided(claim(), Outcome.of(State.QUARANTINED, Fault.XML_SCHEMA, "/beslut"));
        log.outcome("CUSTOMER_LIST", "exempelkommun", UUID.randomUUID(), Outcome.confirmed(null));

        assertThat(registry.get("inkopsnavet.exchanges")
                        .tags("point", "decided", "flow", "DECISION", "state", "QUARANTINED", "fault", "XML-002")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("inkopsnavet.exchanges")
                        .tags("point", "outcome", "state", "CONFIRMED")
                        .counter()
                        .count())
                .isOne();
    }

    private static Claim claim() {
        return new Claim(UUID.randomUUID(), "DECISION", "exempelkommun", null, null, 0, 0, null, null);
    }
}
