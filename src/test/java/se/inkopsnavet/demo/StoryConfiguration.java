package se.inkopsnavet.demo;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.ExchangeLog;

/** Lets the console follow the four points of every exchange, and the demo put the hub's clock forward. */
class StoryConfiguration {

    @Bean
    @Primary
    ExchangeLog storyLog(MeterRegistry registry, FaultCatalogue catalogue) {
        return new StoryLog(registry, catalogue);
    }

    @Bean
    @Primary
    Clock storyClock() {
        return Story.CLOCK;
    }
}
