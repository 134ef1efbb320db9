package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.supplier.OrderChannel;
import se.inkopsnavet.supplierapi.LineRest;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.QuestionStore;
import se.inkopsnavet.supplierapi.ReportMappings;
import se.inkopsnavet.supplierapi.RestCarrier;
import se.inkopsnavet.supplierapi.RestErasures;
import se.inkopsnavet.supplierapi.RestSchedules;
import se.inkopsnavet.supplierapi.SupplierApiIntake;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.supplierapi.SupplierReportFlow;
import se.inkopsnavet.supplierapi.SupplierReportsFlow;
import se.inkopsnavet.supplierapi.SupplierScheduleFlow;
import se.inkopsnavet.supplierapi.poll.SupplierApiComponent;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestStore;
import se.inkopsnavet.supplierrequest.StoredChannel;
import se.inkopsnavet.trade.CustomerNumbers;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;

/** Suppliers by their own interface: what they tell, and what they are asked. */
@Configuration(proxyBeanMethods = false)
class SupplierApiConfiguration {

    @Bean
    SupplierLines supplierLines(HubProperties hub, OutboundAllowList allowed, PolicyBook policies, Clock clock) {
        return new SupplierLines(new SupplierApiFactory(hub, allowed).lines(policies, LocalDate.now(clock)), clock);
    }

    @Bean
    LineStore supplierLineStore(JdbcClient jdbc) {
        return new LineStore(jdbc);
    }

    @Bean
    QuestionStore supplierQuestions(JdbcClient jdbc) {
        return new QuestionStore(jdbc);
    }

    @Bean
    SupplierApiIntake supplierApiIntake(
            Intake intake,
            LineStore lines,
            QuestionStore questions,
            TransactionTemplate transaction,
            Checkpoint checkpoint) {
        return new SupplierApiIntake(intake, lines, questions, transaction, checkpoint);
    }

    @Bean
    SupplierApiComponent supplierapi(
            SupplierLines open,
            LineStore lines,
            QuestionStore questions,
            TransportEvents events,
            NoticeBook notices,
            PolicyBook policies,
            Checkpoint checkpoint,
            Clock clock) {
        return new SupplierApiComponent(open, lines, questions, events, notices, policies, checkpoint, clock);
    }

    @Bean
    RestSchedules restSchedules(SupplierLines lines, QuestionStore questions, Clock clock) {
        return new RestSchedules(lines, questions, clock);
    }

    @Bean
    LineRest lineRest(LineStore lines, Clock clock) {
        return new LineRest(lines, clock);
    }

    @Bean
    RestCarrier restCarrier(LineStore lines, LineRest rest, QuestionStore questions, PolicyBook policies, Clock clock) {
        return new RestCarrier(lines, rest, questions, policies, clock);
    }

    @Bean
    RestErasures restErasures(LineRest rest, CustomerNumbers numbers, PolicyBook policies, Clock clock) {
        return new RestErasures(rest, numbers, policies, clock);
    }

    @Bean
    StoredChannel requestsByInterface(RestCarrier carrier, RequestStore requests, RequestIds ids, Outbox outbox) {
        return new StoredChannel(OrderChannel.Kind.REST.name(), carrier, requests, ids, outbox);
    }

    @Bean
    ReportMappings reportMappings(HubProperties hub, SupplierLines lines) {
        HomeMappingFiles files = new HomeMappingFiles(hub.home());
        ReportMappings mappings = new ReportMappings(files, files::holds);
        lines.all().forEach(open -> mappings.check(open.line().supplierId()));
        return mappings;
    }

    @Bean
    SupplierReportsFlow supplierReportsFlow(
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            BlindIndex index,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new SupplierReportsFlow(payloads, parts, messages, index, transaction, log, checkpoint);
    }

    @Bean
    SupplierReportFlow supplierReportFlow(
            PayloadStore payloads,
            ReportMappings mappings,
            Reports reports,
            RestSchedules schedules,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new SupplierReportFlow(payloads, mappings, reports, schedules, messages, transaction, log, checkpoint);
    }

    @Bean
    SupplierScheduleFlow supplierScheduleFlow(
            PayloadStore payloads,
            ReportMappings mappings,
            Reports reports,
            Parts parts,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new SupplierScheduleFlow(payloads, mappings, reports, parts, messages, transaction, log, checkpoint);
    }
}
