package se.inkopsnavet.wiring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import se.inkopsnavet.operations.PeerStatus;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;

/** The house without routes, channels and scheduler: what follows from a person's answer is what would follow in the running hub. */
@Import({
    HouseConfiguration.class,
    LedgerConfiguration.class,
    PurchaseConfiguration.class,
    PartnerConfiguration.class,
    DispatchConfiguration.class,
    DisclosureConfiguration.class,
    JournalConfiguration.class,
    ConsentConfiguration.class
})
class AskedConfiguration {

    @Bean
    ExchangeLog exchangeLog() {
        return new ExchangeLog();
    }

    /** Nothing is reached from here; that a journal's settings name a host is no reason to refuse. */
    @Bean
    OutboundAllowList outboundAllowList(HubProperties hub) {
        return new OutboundAllowList(
                hub.outbound().hosts(), hub.outbound().domains(), hub.outbound().addresses());
    }

    /** Alerts are the running hub's; what a person must learn is in the notices. */
    @Bean
    TransportEvents transportEvents(FaultCatalogue catalogue) {
        return new PeerStatus(new SimpleMeterRegistry(), catalogue);
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
