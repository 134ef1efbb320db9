package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.inkopsnavet.dispatch.LateLists;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.UnitSenders;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.transport.TransportEvents;

/** The suppliers of the municipalities that may start, with their keys and mappings, and the units that may write to them. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerConfiguration.class);

    @Bean
    Partners partners(
            HubProperties hub,
            PolicyBook policies,
            Suppliers suppliers,
            MappingFiles mappings,
            NoticeBook notices,
            TransportEvents events,
            Clock clock) {
        LateLists late = new LateLists(notices, policies, events, clock);
        PartnerFactory factory = new PartnerFactory(hub, mappings, late::tolerated);
        LocalDate today = LocalDate.now(clock);
        List<Partner> partners = new ArrayList<>();
        for (Policy policy : policies.startable(today)) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own == null) {
                LOG.warn(
                        "{} startar inte: inkopsnavet.municipalities.{} saknas i inställningarna",
                        policy.policyId(),
                        policy.policyId());
            } else {
                // Where clients choose, those of the shops that somebody has described.
                policy.suppliers().stream()
                        .flatMap(supplier -> suppliers.supplier(supplier).stream())
                        .forEach(profile -> partners.add(factory.partner(policy.policyId(), own, profile)));
            }
        }
        return new Partners(partners);
    }

    @Bean
    UnitSenders unitSenders(HubProperties hub, PolicyBook policies, Clock clock) {
        return new UnitSenderFactory(hub).senders(policies.startable(LocalDate.now(clock)));
    }
}
