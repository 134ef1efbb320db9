package se.inkopsnavet.wiring;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.command.Asked;
import se.inkopsnavet.command.OperatorActs;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Channels;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Inquiry;

/** The house without routes, channels and scheduler: what follows from a person's answer is what would follow in the running hub. */
@Import({
    HouseConfiguration.class,
    LedgerConfiguration.class,
    PurchaseConfiguration.class,
    PartnerConfiguration.class,
    DispatchConfiguration.class
})
class AskedConfiguration {

    @Bean
    ExchangeLog exchangeLog() {
        return new ExchangeLog();
    }

    @Bean
    Channels channels() {
        return new Channels(List.of());
    }

    @Bean
    Asked asked(Inquiry inquiry, JdbcClient jdbc, TransactionTemplate transaction, FaultCatalogue catalogue) {
        return new Asked(inquiry, new OperatorActs(jdbc, OperatorActs.account()), transaction, catalogue::word);
    }
}
