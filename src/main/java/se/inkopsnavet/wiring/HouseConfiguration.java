package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.ledger.DurabilityCheck;
import se.inkopsnavet.ledger.OneWayFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SchemaCheck;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.notice.NoticeLetter;
import se.inkopsnavet.notice.NoticeMail;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.supplier.Suppliers;

/** What the IT department edits: read once at start, and refused as a whole when anything in it is wrong. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubProperties.class)
@Import(PathConverter.class)
class HouseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(HouseConfiguration.class);

    @Bean
    MappingFiles mappingFiles(HubProperties hub) {
        return new HomeMappingFiles(hub.home());
    }

    @Bean
    FaultCatalogue faultCatalogue(MappingFiles mappings) {
        return FaultCatalogue.load(mappings.open("operations/faults.yaml"));
    }

    @Bean
    Suppliers suppliers(HubProperties hub) {
        Suppliers suppliers = Suppliers.load(hub.home());
        refuse(suppliers.findings());
        return suppliers;
    }

    /** Says for every municipality whose profile is not in order exactly which keys stop it; nothing of it is started. */
    @Bean
    PolicyBook policyBook(HubProperties hub, Suppliers suppliers, Clock clock) {
        Policies policies = Policies.load(hub.home());
        refuse(policies.findings());
        if (policies.all().isEmpty()) {
            throw new FaultException(
                    Fault.CONFIGURATION, "inkopsnavet.home: no mappings/municipalities in " + hub.home());
        }
        refuse(suppliers.missingFor(policies));
        LocalDate today = LocalDate.now(clock);
        policies.inForceOn(today).forEach(policy -> policy.blockers(today)
                .forEach(blocker -> LOG.warn("{} startar inte: {}", policy.policyId(), blocker)));
        return new PolicyBook(policies);
    }

    @Bean
    DurabilityCheck durabilityCheck(JdbcClient jdbc) {
        return new DurabilityCheck(jdbc);
    }

    @Bean
    SchemaCheck schemaCheck(DataSource database) {
        return new SchemaCheck(database);
    }

    @Bean
    NoticeBook noticeBook(JdbcClient jdbc) {
        return new NoticeBook(jdbc);
    }

    @Bean
    NoticeMail noticeMail(JdbcClient jdbc, Savepoints savepoints, Outbox outbox, MappingFiles mappings, Clock clock) {
        NoticeLetter letter = NoticeLetter.load(mappings.open("notices/notices.yaml"));
        letter.requireSentences(
                Arrays.stream(Intent.NoticeKind.values()).map(Enum::name).toList());
        return new NoticeMail(jdbc, savepoints, outbox, letter, Intent.NoticeKind.PROTECTED.name(), clock);
    }

    @Bean
    OneWayFlow noticeFlow() {
        return new OneWayFlow(NoticeMail.FLOW);
    }

    private static void refuse(List<Finding> findings) {
        findings.stream().filter(Finding::isError).findFirst().ifPresent(error -> {
            throw new FaultException(Fault.CONFIGURATION, error.toString());
        });
    }
}
