package se.inkopsnavet.transport.sftp;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;

/** The beans that SFTP routes name. */
@Configuration(proxyBeanMethods = false)
class SftpConfiguration {

    /** By this name it takes the place of Camel's own component. */
    @Bean
    SftpPickupComponent sftp(
            OutboundAllowList allowed,
            TransportEvents events,
            Clock clock,
            Environment environment,
            Checkpoint checkpoint) {
        return new SftpPickupComponent(allowed, events, clock, environment::getProperty, checkpoint);
    }

    @Bean
    PickupIntake pickupIntake(Intake intake) {
        return new PickupIntake(intake);
    }
}
