package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.complaint.ComplaintAnswers;
import se.inkopsnavet.complaint.ComplaintDeadlines;
import se.inkopsnavet.complaint.ComplaintDesk;
import se.inkopsnavet.complaint.ComplaintFlow;
import se.inkopsnavet.complaint.ComplaintForm;
import se.inkopsnavet.complaint.ComplaintFormFlow;
import se.inkopsnavet.complaint.ComplaintMetrics;
import se.inkopsnavet.complaint.ComplaintNews;
import se.inkopsnavet.complaint.ComplaintStore;
import se.inkopsnavet.complaint.ComplaintType;
import se.inkopsnavet.complaint.ComplaintWords;
import se.inkopsnavet.complaint.Complaints;
import se.inkopsnavet.complaint.WritingGate;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.delivery.BreachComplaints;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.ShopGate;

/** Complaints: opened by a unit or by the hub, told to the supplier, followed to their end. */
@Configuration(proxyBeanMethods = false)
class ComplaintConfiguration {

    @Bean
    ComplaintStore complaintStore(JdbcClient jdbc, ColumnCipher cipher) {
        return new ComplaintStore(jdbc, cipher);
    }

    @Bean
    ComplaintWords complaintWords(MappingFiles mappings) {
        return ComplaintWords.load(mappings);
    }

    @Bean
    ComplaintNews complaintNews(
            Journal journal,
            ComplaintWords words,
            Consequences consequences,
            NoticeBook notices,
            PolicyBook policies,
            CaseStore cases,
            ObjectProvider<Calls> calls,
            Clock clock) {
        return new ComplaintNews(journal, words, consequences, notices, policies, cases, calls::getObject, clock);
    }

    @Bean
    WritingGate complaintGate(ShopGate shops, Partners partners, Clock clock) {
        return new WritingGate(shops, partners, clock);
    }

    @Bean
    ComplaintDeadlines complaintDates(
            ComplaintStore store,
            CaseStore cases,
            WritingGate gate,
            Deadlines deadlines,
            PolicyBook policies,
            ComplaintNews news,
            Clock clock) {
        return new ComplaintDeadlines(store, cases, gate, deadlines, policies, news, clock);
    }

    @Bean
    DeadlineReactions complaintDeadlines(ComplaintDeadlines dates) {
        return new DeadlineReactions(dates.reactions());
    }

    @Bean
    ComplaintDesk complaintDesk(
            MappingFiles mappings,
            ComplaintStore store,
            CaseStore cases,
            WritingGate gate,
            Orders orders,
            PolicyBook policies,
            Outbox outbox,
            ComplaintDeadlines dates,
            ComplaintNews news,
            Clock clock) {
        return new ComplaintDesk(
                store, cases, gate, orders, policies, outbox, Redaction.load(mappings), dates, news, clock);
    }

    /** What the supplier does at the door against the municipality's rules is a complaint. */
    @Bean
    BreachComplaints breachComplaints(Complaints complaints) {
        return (municipality, caseRef, supplierId, orderNo, outcome, occurrence) ->
                complaints.open(municipality, caseRef, supplierId, orderNo, ComplaintType.of(outcome), occurrence);
    }

    @Bean
    ComplaintFlow complaintFlow(
            ComplaintStore store,
            CaseStore cases,
            WritingGate gate,
            PolicyBook policies,
            Messages messages,
            Outbox outbox,
            ComplaintWords words,
            ComplaintDeadlines dates,
            ComplaintNews news,
            Clock clock) {
        return new ComplaintFlow(
                store, cases, gate, policies, new UndecidedArrivals(messages), outbox, words, dates, news, clock);
    }

    @Bean
    ComplaintAnswers complaintAnswers(ComplaintWords words, ComplaintDesk desk, Settlement settlement, Clock clock) {
        return new ComplaintAnswers(words, desk, settlement, clock);
    }

    @Bean
    ComplaintFormFlow complaintFormFlow(
            PayloadStore payloads,
            BusinessKeys keys,
            BlindIndex index,
            ComplaintDesk desk,
            ComplaintNews news,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new ComplaintFormFlow(payloads, keys, index, desk, news, transaction, messages, log, checkpoint);
    }

    @Bean
    FormFileFlow complaintFileFlow(FormFiles files, MappingFiles mappings) {
        return files.of(ComplaintFormFlow.FILES, ComplaintForm.file(mappings));
    }

    @Bean
    ComplaintMetrics complaintMetrics(ComplaintStore store, Partners partners, Clock clock) {
        return new ComplaintMetrics(
                store,
                partners.all().stream()
                        .map(partner -> partner.profile().supplierId())
                        .collect(Collectors.toSet()),
                clock);
    }
}
