package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.command.Operator;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.disclosure.DeregistrationOrder;
import se.inkopsnavet.disclosure.DisclosureExtract;
import se.inkopsnavet.disclosure.ErasureDesk;
import se.inkopsnavet.disclosure.ErasureStore;
import se.inkopsnavet.disclosure.GivenRows;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.purchase.CaseStore;
import tools.jackson.databind.json.JsonMapper;

/** The part of the ledger that an operator's command needs; not part of the running hub. */
class OperatorConfiguration {

    @Bean
    DisclosureExtract disclosureExtract(JdbcClient jdbc, PlatformTransactionManager transactions, HubProperties hub) {
        return new DisclosureExtract(jdbc, cipher(hub), new TransactionTemplate(transactions));
    }

    /** A person's decision is always carried out by mail, so that no supplier's keys are needed here. */
    @Bean
    DeregistrationOrder deregistrationOrder(
            DataSource dataSource,
            JdbcClient jdbc,
            JdbcTemplate batch,
            PlatformTransactionManager transactions,
            HubProperties hub) {
        SchedulerClient client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        Agenda agenda = new Agenda(client, () -> {});
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        CaseStore cases = new CaseStore(jdbc, cipher(hub), JsonMapper.builder().build());
        ErasureDesk desk = new ErasureDesk(
                cases,
                new GivenRows(jdbc),
                new ErasureStore(jdbc),
                new RowStore(jdbc, batch),
                new Partners(List.of()),
                new Outbox(
                        jdbc,
                        new PayloadStore(jdbc, cipher(hub)),
                        agenda,
                        hub.retry().budget()),
                new Deadlines(jdbc, transaction, agenda, kind -> null),
                new PolicyBook(Policies.load(hub.home())),
                Clock.system(ZoneId.of("Europe/Stockholm")));
        return new DeregistrationOrder(desk, cases, transaction);
    }

    private static ColumnCipher cipher(HubProperties hub) {
        return new ColumnCipher(KeyFiles.contentKeys(hub.keys().content()));
    }

    @Bean
    Operator operator(
            DataSource dataSource, JdbcClient jdbc, PlatformTransactionManager transactions, HubProperties hub) {
        SchedulerClient client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        Agenda agenda = new Agenda(client, () -> {});
        PayloadStore payloads = new PayloadStore(
                jdbc, new ColumnCipher(KeyFiles.contentKeys(hub.keys().content())));
        Outbox outbox = new Outbox(jdbc, payloads, agenda, hub.retry().budget());
        return new Operator(new Messages(jdbc), outbox, agenda, client, new TransactionTemplate(transactions));
    }
}
