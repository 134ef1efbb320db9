package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.command.Operator;
import se.inkopsnavet.command.OperatorActs;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.OwnKeys;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.privacy.TransitKeys;

/** The part of the ledger that an operator's command needs; not part of the running hub. */
class OperatorConfiguration {

    @Bean
    Operator operator(
            DataSource dataSource, JdbcClient jdbc, PlatformTransactionManager transactions, HubProperties hub) {
        SchedulerClient client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        Agenda agenda = new Agenda(jdbc, () -> {});
        ColumnCipher cipher = new ColumnCipher(KeyFiles.contentKeys(hub.keys().content()));
        OwnKeys ownKeys = new OwnKeys(jdbc, new TransitKeys(hub.keys().transitFolder(), cipher), Checkpoint.NONE);
        PayloadStore payloads = new PayloadStore(jdbc, cipher, ownKeys);
        Marks marks = new Marks(new BlindIndex(KeyFiles.indexKey(hub.keys().index())));
        Outbox outbox = new Outbox(jdbc, payloads, agenda, hub.retry().perFlow(), marks);
        return new Operator(
                new Messages(jdbc),
                outbox,
                agenda,
                client,
                new TransactionTemplate(transactions),
                new OperatorActs(jdbc, OperatorActs.account()));
    }
}
