package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.peppol.ByTelephone;
import se.inkopsnavet.peppol.OutgoingDocuments;
import se.inkopsnavet.peppol.Participants;
import se.inkopsnavet.peppol.PeppolDesk;
import se.inkopsnavet.peppol.PeppolFileFlow;
import se.inkopsnavet.peppol.PeppolMapping;
import se.inkopsnavet.peppol.PeppolNotices;
import se.inkopsnavet.peppol.PeppolOutFlow;
import se.inkopsnavet.peppol.PeppolReceipts;
import se.inkopsnavet.peppol.PeppolRequests;
import se.inkopsnavet.peppol.PeppolRules;
import se.inkopsnavet.peppol.PeppolStore;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.supplierrequest.RequestGates;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestNews;
import se.inkopsnavet.trade.Reports;

/** Order documents through a Peppol access point, in and out. */
@Configuration(proxyBeanMethods = false)
class PeppolConfiguration {

    @Bean
    PeppolRules peppolRules() {
        return new PeppolRules();
    }

    @Bean
    Participants peppolParticipants(MappingFiles mappings) {
        return Participants.load(mappings);
    }

    @Bean
    PeppolStore peppolStore(JdbcClient jdbc, GaplessNumbers numbers) {
        return new PeppolStore(jdbc, numbers);
    }

    @Bean
    PeppolNotices peppolNotices(NoticeBook notices, PolicyBook policies, Clock clock) {
        return new PeppolNotices(notices, policies, clock);
    }

    @Bean
    PeppolFileFlow peppolFileFlow(
            MappingFiles mappings,
            Participants participants,
            PeppolRules rules,
            PeppolStore store,
            PeppolNotices notices,
            FaultCatalogue catalogue,
            PolicyBook policies,
            BusinessKeys keys,
            BlindIndex index,
            Outbox outbox,
            Messages messages,
            PayloadStore payloads,
            Orders orders,
            Reports reports,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint,
            Clock clock) {
        PeppolDesk desk = new PeppolDesk(
                participants,
                store,
                keys,
                index,
                orders,
                reports,
                (municipality, supplierId) -> policies.on(municipality, LocalDate.now(clock))
                        .suppliers()
                        .contains(supplierId),
                PeppolReceipts.load(mappings, catalogue, outbox),
                notices);
        return new PeppolFileFlow(
                payloads, rules, new PeppolMapping(mappings), desk, transaction, messages, log, checkpoint);
    }

    @Bean
    ByTelephone peppolTelephone(Calls calls, CaseStore cases) {
        return new ByTelephone(calls, cases);
    }

    @Bean
    PeppolRequests peppolRequests(PeppolStore store, RequestIds ids, Outbox outbox, ByTelephone telephone) {
        return new PeppolRequests(store, ids, outbox, telephone);
    }

    @Bean
    PeppolOutFlow peppolOutFlow(
            MappingFiles mappings,
            PeppolStore store,
            Participants participants,
            PeppolRules rules,
            CaseStore cases,
            RequestGates gates,
            Outbox outbox,
            ByTelephone telephone,
            PeppolNotices notices,
            RequestNews news,
            Clock clock) {
        return new PeppolOutFlow(
                store,
                participants,
                new OutgoingDocuments(mappings, rules, clock),
                cases,
                gates,
                outbox,
                telephone,
                notices,
                news);
    }
}
