package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.dispatch.AckDeadline;
import se.inkopsnavet.dispatch.AckFileFlow;
import se.inkopsnavet.dispatch.AckInbox;
import se.inkopsnavet.dispatch.AckReader;
import se.inkopsnavet.dispatch.AckReminders;
import se.inkopsnavet.dispatch.AckService;
import se.inkopsnavet.dispatch.Aftermath;
import se.inkopsnavet.dispatch.BatchCollector;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.Boarding;
import se.inkopsnavet.dispatch.Bounces;
import se.inkopsnavet.dispatch.Correspondent;
import se.inkopsnavet.dispatch.CustomerListFlow;
import se.inkopsnavet.dispatch.FileNumbers;
import se.inkopsnavet.dispatch.ListRenderer;
import se.inkopsnavet.dispatch.ListWatcher;
import se.inkopsnavet.dispatch.MailShredder;
import se.inkopsnavet.dispatch.Manifest;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.RejectedRows;
import se.inkopsnavet.dispatch.RowNews;
import se.inkopsnavet.dispatch.RowsAcknowledged;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.StoppedRows;
import se.inkopsnavet.dispatch.SupplierAnswer;
import se.inkopsnavet.dispatch.SupplierFile;
import se.inkopsnavet.dispatch.SupplierMailFlow;
import se.inkopsnavet.dispatch.TakingBack;
import se.inkopsnavet.dispatch.UnitCorrespondent;
import se.inkopsnavet.dispatch.UnitLetter;
import se.inkopsnavet.dispatch.UnitSenders;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.Consequences;
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
    AckReminders ackReminders(Deadlines deadlines, Partners partners, Clock clock) {
        return new AckReminders(deadlines, partners, clock);
    }

    @Bean
    Aftermath aftermath(
            CaseStore cases,
            AckReminders reminders,
            NoticeBook notices,
            PolicyBook policies,
            Partners partners,
            List<ListWatcher> watchers,
            Clock clock) {
        return new Aftermath(cases, reminders, notices, policies, partners, watchers, clock);
    }

    @Bean
    CustomerListFlow customerListFlow(
            BatchStore batches,
            RowStore rows,
            CaseStore cases,
            CaseBook book,
            Circumstances circumstances,
            PolicyRowDraft draft,
            JdbcClient jdbc,
            GaplessNumbers gapless,
            ColumnCipher cipher,
            Partners partners,
            PolicyBook policies,
            Outbox outbox,
            Aftermath aftermath,
            Messages messages,
            Clock clock) {
        Boarding boarding = new Boarding(rows, cases, circumstances, draft, policies, clock);
        StoppedRows stopped = new StoppedRows(rows, cases, book);
        FileNumbers numbers = new FileNumbers(jdbc, gapless);
        return new CustomerListFlow(
                batches,
                rows,
                boarding,
                stopped,
                new TakingBack(rows, cases, boarding, stopped, numbers, outbox),
                new ListRenderer(gapless, clock),
                new Manifest(cipher),
                partners,
                policies,
                new UndecidedArrivals(messages),
                outbox,
                aftermath,
                clock);
    }

    @Bean
    Settlement settlement(
            TransactionTemplate transaction,
            Messages messages,
            Aftermath aftermath,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new Settlement(transaction, messages, aftermath, log, checkpoint);
    }

    @Bean
    AckInbox ackInbox(
            BusinessKeys keys,
            BlindIndex index,
            BatchStore batches,
            RowStore rows,
            CaseStore cases,
            CaseBook book,
            Outbox outbox,
            Aftermath aftermath,
            Settlement settlement,
            Consequences consequences,
            RowNews news,
            PolicyBook policies,
            List<RowsAcknowledged> followers,
            Clock clock) {
        RejectedRows rejected = new RejectedRows(cases, book, consequences, policies, clock);
        AckService service = new AckService(batches, rows, cases, outbox, aftermath, rejected, news, followers);
        return new AckInbox(keys, index, service, aftermath, settlement);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    AckReader ackReader(AckInbox inbox) {
        return new AckReader(inbox);
    }

    /**
     * @param answers what suppliers write back: one bean per kind, with an {@code @Order} before the acknowledgement's
     * @param others who is no supplier and writes to the same mailbox
     */
    @Bean
    SupplierMailFlow supplierMailFlow(
            PayloadStore payloads,
            Messages messages,
            Partners partners,
            List<SupplierAnswer> answers,
            List<Correspondent> others,
            BatchStore batches,
            Outbox outbox,
            Aftermath aftermath,
            Settlement settlement,
            MailShredder shredder,
            Clock clock) {
        Bounces bounces = new Bounces(batches, outbox, aftermath, settlement);
        return new SupplierMailFlow(
                payloads,
                messages,
                new MailClassifier(),
                partners,
                answers,
                others,
                bounces,
                settlement,
                shredder,
                clock);
    }

    /** @param letters what units write: one bean per kind */
    @Bean
    UnitCorrespondent unitCorrespondent(UnitSenders units, List<UnitLetter> letters) {
        return new UnitCorrespondent(units, letters);
    }

    /** One flow per supplier: the folder that an answer came from says who answered. */
    @Bean
    SupplierFlows supplierFlows(
            PayloadStore payloads,
            Partners partners,
            AckInbox inbox,
            List<SupplierFile> others,
            Settlement settlement) {
        List<AckFileFlow> flows = partners.all().stream()
                .map(partner -> partner.profile().supplierId())
                .distinct()
                .map(supplier -> new AckFileFlow(supplier, payloads, partners, inbox, others, settlement))
                .toList();
        return new SupplierFlows(flows);
    }

    /** Flows of which there is one per supplier. */
    record SupplierFlows(List<? extends InboundFlow> all) {}

    @Bean
    RowNews rowNews(CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        return new RowNews(cases, consequences, policies, clock);
    }

    @Bean
    DeadlineReactions deadlineReactions(
            BatchStore batches,
            RowStore rows,
            Outbox outbox,
            AckReminders reminders,
            Aftermath aftermath,
            RowNews news) {
        return new DeadlineReactions(
                Map.of(AckReminders.KIND, new AckDeadline(batches, rows, outbox, reminders, aftermath, news)));
    }
}
