package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.lifecare.Holdings;
import se.inkopsnavet.lifecare.LifecareFlows;
import se.inkopsnavet.lifecare.LifecareIntake;
import se.inkopsnavet.lifecare.PersonEventFlow;
import se.inkopsnavet.lifecare.Sources;
import se.inkopsnavet.lifecare.poll.LifecareComponent;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Casework;
import se.inkopsnavet.purchase.DecisionFlow;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import se.inkopsnavet.transport.mail.MailLogins;

/** Lifecare in: the component that routes name, what it remembers, and the flows that read what it stored. */
@Configuration(proxyBeanMethods = false)
class LifecareConfiguration {

    @Bean
    Holdings lifecareHoldings(JdbcClient jdbc) {
        return new Holdings(jdbc);
    }

    @Bean
    Sources lifecareSources(JdbcClient jdbc) {
        return new Sources(jdbc);
    }

    @Bean
    LifecareIntake lifecareIntake(
            Parts parts,
            Messages messages,
            Holdings holdings,
            Sources sources,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new LifecareIntake(parts, messages, holdings, sources, transaction, log, checkpoint);
    }

    @Bean
    LifecareComponent lifecare(
            OutboundAllowList allowed,
            HubProperties hub,
            MailLogins logins,
            MappingFiles mappings,
            Holdings holdings,
            Sources sources,
            BlindIndex index,
            TransportEvents events,
            NoticeBook notices,
            PolicyBook policies,
            Checkpoint checkpoint,
            Clock clock) {
        return new LifecareComponent(
                allowed,
                TlsTrust.of(hub.tlsAuthority()),
                logins,
                mappings,
                holdings,
                sources,
                index,
                events,
                notices,
                policies,
                checkpoint,
                clock);
    }

    @Bean
    LifecareFlows lifecareFlows(MappingFiles mappings, Clock clock, PayloadStore payloads, EnvironmentGuard guard) {
        return new LifecareFlows(mappings, clock, payloads, guard);
    }

    @Bean
    DecisionFlow lifecareDecisionFlow(
            LifecareFlows flows,
            Casework casework,
            TransactionTemplate transaction,
            Messages messages,
            PayloadStore payloads,
            TransportEvents events,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new DecisionFlow(
                LifecareIntake.DECISION_FLOW,
                flows.decisions(),
                casework,
                transaction,
                messages,
                events,
                log,
                checkpoint);
    }

    @Bean
    PersonEventFlow personEventFlow(
            LifecareFlows flows,
            BlindIndex index,
            ObjectProvider<PersonEventTaker<?>> takers,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        List<PersonEventTaker<?>> all = takers.orderedStream().toList();
        return flows.events(index, all, messages, transaction, log, checkpoint);
    }
}
