package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;

/**
 * Loads the route templates, and of the municipalities' wiring files only those whose policy lets them start. A file that Camel cannot read stops the
 * start with its name.
 */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    CamelContextConfiguration routes(HubProperties hub, PolicyBook policies, Clock clock) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                RouteFiles files = new RouteFiles(hub.home());
                files.templates().forEach(file -> load(camel, files, file));
                policies.startable(LocalDate.now(clock)).stream()
                        .map(Policy::policyId)
                        .filter(hub.municipalities()::containsKey)
                        .forEach(id -> load(camel, files, files.municipality(id)));
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing: the scheduler drives every route.
            }
        };
    }

    private static void load(CamelContext camel, RouteFiles files, String file) {
        files.load(camel, file).ifPresent(broken -> {
            throw new FaultException(Fault.CONFIGURATION, broken.toString());
        });
    }
}
