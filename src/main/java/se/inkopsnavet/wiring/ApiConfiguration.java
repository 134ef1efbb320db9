package se.inkopsnavet.wiring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.api.Annex;
import se.inkopsnavet.api.ApiClients;
import se.inkopsnavet.api.ConsentHandIn;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Arrivals;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.transport.TransportEvents;

/** The door for the municipality's other systems; closed unless it has a port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("inkopsnavet.api.port")
class ApiConfiguration {

    @Bean
    Arrivals arrivals(JdbcClient jdbc, BlindIndex index) {
        return new Arrivals(jdbc, index);
    }

    @Bean
    ConsentHandIn consentHandIn(Intake intake, Arrivals arrivals) {
        return new ConsentHandIn(intake, arrivals);
    }

    @Bean
    ApiFactory apiFactory(HubProperties hub) {
        return new ApiFactory(hub.api(), hub.municipalities().keySet());
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
