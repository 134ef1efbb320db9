package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.invoice.DeskInbox;
import se.inkopsnavet.invoice.DeskLines;
import se.inkopsnavet.invoice.DeskReader;
import se.inkopsnavet.invoice.DeskReminders;
import se.inkopsnavet.invoice.InvoiceCasework;
import se.inkopsnavet.invoice.InvoiceCircumstances;
import se.inkopsnavet.invoice.InvoiceNews;
import se.inkopsnavet.invoice.LookupFlow;
import se.inkopsnavet.invoice.Lookups;
import se.inkopsnavet.invoice.QueryFlow;
import se.inkopsnavet.invoice.QueryWords;
import se.inkopsnavet.invoice.QuestionStore;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.transport.OutboundAllowList;
import tools.jackson.databind.json.JsonMapper;

/** Where the invoices go: looked up, asked for, read. */
@Configuration(proxyBeanMethods = false)
class InvoiceConfiguration {

    @Bean
    QuestionStore questionStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        return new QuestionStore(jdbc, cipher, json);
    }

    @Bean
    QueryWords queryWords(MappingFiles mappings) {
        return QueryWords.load(mappings);
    }

    @Bean
    DeskLines invoiceDesks(HubProperties hub, PolicyBook policies, OutboundAllowList allowed, Clock clock) {
        return new ReceiverFactory(hub, allowed).invoiceDesks(policies, clock);
    }

    @Bean
    InvoiceCircumstances invoiceCircumstances(
            MandateStore mandates, QuestionStore questions, MandateWords words, Clock clock) {
        return new InvoiceCircumstances(mandates, questions, words, clock);
    }

    @Bean
    InvoiceNews invoiceNews(CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        return new InvoiceNews(cases, consequences, policies, clock);
    }

    @Bean
    InvoiceCasework invoiceCasework(
            QuestionStore questions,
            MandateStore mandates,
            CaseStore cases,
            PolicyBook policies,
            DeskLines desks,
            Lookups lookups,
            Outbox outbox,
            InvoiceNews news,
            Clock clock) {
        return new InvoiceCasework(questions, mandates, cases, policies, desks, lookups, outbox, news, clock);
    }

    @Bean
    LookupFlow invoiceLookupFlow(
            QuestionStore questions,
            InvoiceCasework casework,
            CaseStore cases,
            CaseReview review,
            InvoiceReceiverLookup lookup,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint,
            Clock clock) {
        return new LookupFlow(
                questions, casework, cases, review, lookup, payloads, messages, transaction, log, checkpoint, clock);
    }

    @Bean
    DeskReminders deskReminders(
            QuestionStore questions, Deadlines deadlines, PolicyBook policies, InvoiceNews news, Clock clock) {
        return new DeskReminders(questions, deadlines, policies, news, clock);
    }

    @Bean
    Lookups invoiceLookups(QuestionStore questions, Parts parts, Deadlines deadlines, Clock clock) {
        return new Lookups(questions, parts, deadlines, clock);
    }

    @Bean
    DeadlineReactions invoiceDeadlines(DeskReminders reminders, Lookups lookups) {
        return new DeadlineReactions(Map.of(DeskReminders.KIND, reminders, Lookups.KIND, lookups));
    }

    @Bean
    QueryFlow invoiceQueryFlow(
            QuestionStore questions,
            CaseStore cases,
            DeskLines desks,
            QueryWords words,
            PolicyBook policies,
            Messages messages,
            Outbox outbox,
            DeskReminders reminders,
            InvoiceNews news,
            Clock clock) {
        return new QueryFlow(
                questions,
                cases,
                desks,
                words,
                policies,
                new UndecidedArrivals(messages),
                outbox,
                reminders,
                news,
                clock);
    }

    @Bean
    DeskReader deskReader(
            QuestionStore questions,
            InvoiceCasework casework,
            CaseStore cases,
            CaseReview review,
            Outbox outbox,
            DeskLines desks,
            QueryWords words,
            InvoiceNews news,
            Settlement settlement) {
        DeskInbox inbox = new DeskInbox(questions, casework, cases, review, outbox, words, news);
        return new DeskReader(desks, inbox, settlement);
    }
}
