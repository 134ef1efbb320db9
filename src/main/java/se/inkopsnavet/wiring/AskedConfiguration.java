package se.inkopsnavet.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.command.Asked;
import se.inkopsnavet.command.OperatorActs;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Inquiry;

/** The whole house, standing still: without the scheduler nothing is polled or sent, and what follows from a person's answer is what the hub would do. */
@ComponentScan(
        basePackages = {"se.inkopsnavet.wiring", "se.inkopsnavet.transport"},
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SchedulerConfiguration.class))
class AskedConfiguration {

    @Bean
    Asked asked(Inquiry inquiry, JdbcClient jdbc, TransactionTemplate transaction, FaultCatalogue catalogue) {
        return new Asked(inquiry, new OperatorActs(jdbc, OperatorActs.account()), transaction, catalogue::word);
    }
}
