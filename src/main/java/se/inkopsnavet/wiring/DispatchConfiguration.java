package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.dispatch.AckDeadline;
import se.inkopsnavet.dispatch.AckFileFlow;
import se.inkopsnavet.dispatch.AckInbox;
import se.inkopsnavet.dispatch.AckMailFlow;
import se.inkopsnavet.dispatch.AckService;
import se.inkopsnavet.dispatch.Aftermath;
import se.inkopsnavet.dispatch.BatchCollector;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.Boarding;
import se.inkopsnavet.dispatch.CustomerListFlow;
import se.inkopsnavet.dispatch.ListRenderer;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.RejectedRows;
import se.inkopsnavet.dispatch.StoppedRows;
import se.inkopsnavet.intake.DecisionFileFlow;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.DecisionFlow;
import se.inkopsnavet.purchase.PolicyRowDraft;
import se.inkopsnavet.transport.mail.MailClassifier;

/** From a ready row to an acknowledged customer list. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    BatchStore batchStore(JdbcClient jdbc) {
        return new BatchStore(jdbc);
    }

    @Bean
    BatchCollector batchCollector(
            RowStore rows, BatchStore batches, Outbox outbox, TransactionTemplate transaction, Checkpoint checkpoint) {
        return new BatchCollector(rows, batches, outbox, transaction, checkpoint);
    }

    @Bean
    Aftermath aftermath(
            CaseStore cases,
            Deadlines deadlines,
            NoticeBook notices,
            PolicyBook policies,
            Partners partners,
            Clock clock) {
        return new Aftermath(cases, deadlines, notices, policies, partners, clock);
    }

    @Bean
    CustomerListFlow customerListFlow(
            BatchStore batches,
            RowStore rows,
            CaseStore cases,
            Circumstances circumstances,
            PolicyRowDraft draft,
            JdbcClient jdbc,
            Partners partners,
            PolicyBook policies,
            Outbox outbox,
            Aftermath aftermath,
            Consequences consequences,
            Messages messages,
            Clock clock) {
        Boarding boarding = new Boarding(rows, cases, circumstances, draft, policies, clock);
        StoppedRows stopped = new StoppedRows(rows, cases, consequences, policies, clock);
        return new CustomerListFlow(
                batches,
                rows,
                boarding,
                stopped,
                new ListRenderer(jdbc, clock),
                partners,
                policies,
                municipality -> messages.areUndecided(municipality, DecisionFileFlow.NAME, DecisionFlow.NAME),
                outbox,
                aftermath,
                clock);
    }

    @Bean
    AckInbox ackInbox(
            TransactionTemplate transaction,
            Messages messages,
            BusinessKeys keys,
            BlindIndex index,
            BatchStore batches,
            RowStore rows,
            CaseStore cases,
            Outbox outbox,
            Aftermath aftermath,
            Consequences consequences,
            PolicyBook policies,
            ExchangeLog log,
            Checkpoint checkpoint,
            Clock clock) {
        RejectedRows rejected = new RejectedRows(cases, consequences, policies, clock);
        AckService service = new AckService(batches, rows, cases, outbox, aftermath, rejected);
        return new AckInbox(transaction, messages, keys, index, batches, outbox, service, aftermath, log, checkpoint);
    }

    @Bean
    AckMailFlow ackMailFlow(PayloadStore payloads, Partners partners, AckInbox inbox, Clock clock) {
        return new AckMailFlow(payloads, new MailClassifier(), partners, inbox, clock);
    }

    /** One flow per supplier: the folder that an answer came from says who answered. */
    @Bean
    SupplierFlows supplierFlows(PayloadStore payloads, Messages messages, Partners partners, AckInbox inbox) {
        List<AckFileFlow> flows = partners.all().stream()
                .map(partner -> partner.profile().supplierId())
                .distinct()
                .map(supplier -> new AckFileFlow(supplier, payloads, messages, partners, inbox))
                .toList();
        return new SupplierFlows(flows);
    }

    record SupplierFlows(List<AckFileFlow> all) {}

    @Bean
    DeadlineReactions deadlineReactions(BatchStore batches, RowStore rows, Aftermath aftermath) {
        return new DeadlineReactions(Map.of(Aftermath.ACK_DEADLINE, new AckDeadline(batches, rows, aftermath)));
    }
}
