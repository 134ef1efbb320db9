package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.api.Door;
import se.inkopsnavet.credentials.Receivers;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.operations.CertificateWatch;
import se.inkopsnavet.operations.CountingExchangeLog;
import se.inkopsnavet.operations.LedgerFigures;
import se.inkopsnavet.operations.LedgerHealth;
import se.inkopsnavet.operations.LedgerMetrics;
import se.inkopsnavet.operations.PeerStatus;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.supplierapi.SupplierLines;

/** What whoever runs the hub can see: health, figures, neighbours, certificates. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    private static final Duration CERTIFICATES_EVERY = Duration.ofHours(12);

    @Bean
    ExchangeLog exchangeLog(MeterRegistry registry) {
        return new CountingExchangeLog(registry);
    }

    @Bean
    PeerStatus peerStatus(MeterRegistry registry, FaultCatalogue catalogue) {
        return new PeerStatus(registry, catalogue);
    }

    @Bean
    LedgerFigures ledgerFigures(JdbcClient jdbc, Clock clock) {
        return new LedgerFigures(jdbc, clock);
    }

    @Bean
    LedgerHealth ledgerHealth(LedgerFigures figures) {
        return new LedgerHealth(figures);
    }

    @Bean
    LedgerMetrics ledgerMetrics(LedgerFigures figures, List<InboundFlow> inbound, List<OutboundFlow> outbound) {
        Set<String> names = Stream.concat(
                        inbound.stream().map(InboundFlow::name),
                        outbound.stream().map(OutboundFlow::name))
                .collect(Collectors.toUnmodifiableSet());
        return new LedgerMetrics(figures, names);
    }

    @Bean
    CertificateWatch certificateWatch(
            Partners partners,
            JournalConfiguration.JournalLines journals,
            Receivers receivers,
            ObjectProvider<Door> doors,
            SupplierLines supplierLines,
            Clock clock) {
        Stream<CertificateWatch.Watched> handedLogins = receivers.all().entrySet().stream()
                .map(each -> watched(each.getKey(), each.getValue().sealer()));
        return new CertificateWatch(
                Stream.of(
                                partners.all().stream().map(OperationsConfiguration::watched),
                                journals.certificates().stream(),
                                handedLogins,
                                supplierLines.all().stream()
                                        .filter(open -> open.line().tls().own() != null)
                                        .map(open -> new CertificateWatch.Watched(
                                                open.line().channel(), open.line()::expires)),
                                doors.stream().map(door -> new CertificateWatch.Watched(Door.NAME, door::expires)))
                        .flatMap(each -> each)
                        .toList(),
                clock);
    }

    private static CertificateWatch.Watched watched(Partner partner) {
        return watched(partner.channel(), partner.sealer());
    }

    private static CertificateWatch.Watched watched(String name, MailSealer sealer) {
        return new CertificateWatch.Watched(name, () -> sealer.expires().orElse(Instant.MAX));
    }

    @Bean
    RecurringTask<Void> certificateTask(CertificateWatch watch) {
        return Tasks.recurring("certificates", FixedDelay.of(CERTIFICATES_EVERY))
                .execute((instance, context) -> watch.check());
    }
}
