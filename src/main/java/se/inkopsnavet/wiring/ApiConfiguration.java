package se.inkopsnavet.wiring;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.api.Annex;
import se.inkopsnavet.api.ApiClients;
import se.inkopsnavet.api.ConsentHandIn;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.api.SupplierEventResource;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Arrivals;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.supplierapi.Webhooks;
import se.inkopsnavet.transport.TransportEvents;

/** The door for the municipality's other systems; closed unless it has a port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("inkopsnavet.api.port")
class ApiConfiguration {

    @Bean
    Arrivals arrivals(JdbcClient jdbc, Marks marks) {
        return new Arrivals(jdbc, marks);
    }

    @Bean
    ConsentHandIn consentHandIn(Intake intake, Arrivals arrivals) {
        return new ConsentHandIn(intake, arrivals);
    }

    @Bean
    Webhooks webhooks(
            SupplierLines lines,
            LineStore store,
            Intake intake,
            Arrivals arrivals,
            TransactionTemplate transaction,
            TransportEvents events,
            Clock clock) {
        return new Webhooks(lines, store, intake, arrivals, transaction, events, clock);
    }

    @Bean
    Annex supplierEvents(Webhooks webhooks) {
        return SupplierEventResource.at(webhooks);
    }

    @Bean
    ApiFactory apiFactory(HubProperties hub) {
        return new ApiFactory(hub.api(), hub.municipalities());
    }

    @Bean
    ApiClients apiClients(ApiFactory factory) {
        return factory.clients();
    }

    @Bean
    Door door(
            ApiFactory factory,
            ApiClients clients,
            ConsentHandIn handIn,
            FaultCatalogue catalogue,
            ObjectProvider<Annex> annexes,
            TransportEvents events) {
        return new Door(
                factory.door(),
                clients,
                handIn,
                catalogue,
                annexes.orderedStream().toList(),
                events);
    }
}
