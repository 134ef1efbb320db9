package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.dispatch.MailShredder;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.orderfile.LetterCarrier;
import se.inkopsnavet.orderfile.ReportFile;
import se.inkopsnavet.orderfile.ReportFileFlow;
import se.inkopsnavet.orderfile.ReportFlow;
import se.inkopsnavet.orderfile.ReportMail;
import se.inkopsnavet.orderfile.ReportNumbers;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.supplier.OrderChannel;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestStore;
import se.inkopsnavet.supplierrequest.StoredChannel;
import se.inkopsnavet.trade.Reports;

/** Suppliers' reports and the hub's requests as files and mails. */
@Configuration(proxyBeanMethods = false)
class OrderFileConfiguration {

    @Bean
    ReportFile reportFile(MappingFiles mappings) {
        return ReportFile.load(mappings);
    }

    @Bean
    ReportNumbers reportNumbers(
            JdbcClient jdbc,
            BusinessKeys keys,
            BlindIndex index,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        return new ReportNumbers(jdbc, keys, index, consequences, policies, clock);
    }

    @Bean
    ReportFlow reportFlow(
            Reports reports,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new ReportFlow(reports, payloads, messages, transaction, log, checkpoint);
    }

    /** One flow per supplier: the folder that a file came from says who reports. */
    @Bean
    DispatchConfiguration.SupplierFlows reportFileFlows(
            ReportFile file,
            ReportNumbers numbers,
            Reports reports,
            Receipts receipts,
            Partners partners,
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        List<ReportFileFlow> flows = partners.all().stream()
                .map(partner -> partner.profile().supplierId())
                .distinct()
                .map(supplier -> new ReportFileFlow(
                        supplier,
                        file,
                        numbers,
                        reports,
                        isAnswered(partners, supplier)
                                ? receipts.by(
                                        claim -> LetterCarrier.channel(partners.of(claim.municipality(), supplier)))
                                : null,
                        new ReportFileFlow.Ledger(payloads, parts, messages),
                        transaction,
                        log,
                        checkpoint))
                .toList();
        return new DispatchConfiguration.SupplierFlows(flows);
    }

    /** Receipts go where requests go; a mail with one would be one more mail. */
    private static boolean isAnswered(Partners partners, String supplier) {
        return partners.all().stream()
                .map(Partner::profile)
                .anyMatch(profile -> profile.supplierId().equals(supplier)
                        && profile.orders().kind() == OrderChannel.Kind.SFTP);
    }

    @Bean
    @Order(0)
    ReportMail reportMail(
            ReportFile file, ReportNumbers numbers, Parts parts, MailShredder shredder, Settlement settlement) {
        return new ReportMail(file, numbers, parts, shredder, settlement);
    }

    @Bean
    LetterCarrier letterCarrier(
            RequestStore requests, GaplessNumbers numbers, Partners partners, PolicyBook policies, Clock clock) {
        return new LetterCarrier(requests, numbers, partners, policies, clock);
    }

    @Bean
    StoredChannel requestsByFile(LetterCarrier letters, RequestStore requests, RequestIds ids, Outbox outbox) {
        return new StoredChannel(OrderChannel.Kind.SFTP.name(), letters, requests, ids, outbox);
    }

    @Bean
    StoredChannel requestsByMail(LetterCarrier letters, RequestStore requests, RequestIds ids, Outbox outbox) {
        return new StoredChannel(OrderChannel.Kind.MAIL.name(), letters, requests, ids, outbox);
    }
}
