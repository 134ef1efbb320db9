package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.SchemaCheck;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** The tables are brought up to date by their owner, before the hub starts; the hub only looks. */
class MigrateTest {

    private final HubDatabase database = HubDatabase.empty();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theOwnerMigratesAndTheHubIsContent() {
        assertThatThrownBy(this::look).isInstanceOfSatisfying(FaultException.class, MigrateTest::isOutOfDate);

        String said = migrate();

        assertThat(said).contains("Tabellerna är i version " + newest());
        look();
        assertThat(migrate()).isEqualTo(said);
    }

    @Test
    void aMigrationThatIsMissingIsNamed() {
        migrate();
        String newest = newest();
        JdbcClient.create(database.owner())
                .sql("delete from flyway_schema_history where version = ?")
                .param(newest)
                .update();

        assertThatThrownBy(this::look).isInstanceOfSatisfying(FaultException.class, fault -> {
            isOutOfDate(fault);
            assertThat(fault.place()).endsWith(newest);
        });
    }

    private static void isOutOfDate(FaultException refused) {
        assertThat(refused.fault()).isEqualTo(Fault.SCHEMA_OUT_OF_DATE);
    }

    private void look() {
        new SchemaCheck(database.app()).verify();
    }

    private String newest() {
        return JdbcClient.create(database.owner())
                .sql("select version from flyway_schema_history order by installed_rank desc limit 1")
                .query(String.class)
                .single();
    }

    private String migrate() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Map<String, String> settings = database.ownersProperties();
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        int exit = CommandLine.run(
                new Command.Given(Command.MIGRATE, ""), new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
        assertThat(exit).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }
}
