package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** The hub does not start on a database that forgets, or that it could destroy. */
class DurabilityCheckTest {

    @AutoClose
    private static final HubDatabase database = HubDatabase.alone();

    private static final List<String> LIMITS =
            List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout");

    private final JdbcClient superuser = JdbcClient.create(database.superuser());
    private final JdbcClient app = JdbcClient.create(database.app());

    @AfterEach
    void repair() {
        superuser.sql("alter role inkopsnavet_app reset synchronous_commit").update();
        LIMITS.forEach(limit -> superuser
                .sql("alter role inkopsnavet_app in database " + name() + " reset " + limit)
                .update());
        superuser.sql("revoke create on schema public from inkopsnavet_app").update();
        superuser.sql("revoke inkopsnavet_owner from inkopsnavet_app").update();
    }

    @Test
    void installationAsDocumentedIsSafe() {
        assertThatCode(() -> new DurabilityCheck(app).verify()).doesNotThrowAnyException();
    }

    @Test
    void serverThatForgetsIsRefusedWithEverySettingThatIsWrong() throws IOException {
        try (EmbeddedPostgres forgetful = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start()) {
            JdbcClient anybody = JdbcClient.create(forgetful.getPostgresDatabase());
            assertRefused(anybody, "fsync");
            assertRefused(anybody, "full_page_writes");
            assertRefused(anybody, "data_checksums");
        }
    }

    @ParameterizedTest
    @FieldSource("LIMITS")
    void roleThatMayWaitOrStandStillForEverIsRefused(String limit) {
        superuser
                .sql("alter role inkopsnavet_app in database " + name() + " set " + limit + " = 0")
                .update();
        assertRefused(app, limit);
    }

    @ParameterizedTest
    @CsvSource({"off", "local"})
    void commitThatIsNotWaitedForIsRefused(String value) {
        superuser
                .sql("alter role inkopsnavet_app set synchronous_commit = " + value)
                .update();
        assertRefused(app, "synchronous_commit");
    }

    @Test
    void roleThatMayCreateTablesIsRefused() {
        superuser.sql("grant create on schema public to inkopsnavet_app").update();
        assertRefused(app, "may change tables");
    }

    @Test
    void roleThatMayActAsTheOwnerIsRefused() {
        superuser.sql("grant inkopsnavet_owner to inkopsnavet_app").update();
        assertRefused(app, "may change tables");
    }

    @Test
    void ownerAndSuperuserAreRefused() {
        assertRefused(JdbcClient.create(database.owner()), "may change tables");
        assertRefused(superuser, "may change tables");
    }

    private String name() {
        return superuser.sql("select current_database()").query(String.class).single();
    }

    private static void assertRefused(JdbcClient who, String why) {
        assertThatThrownBy(() -> new DurabilityCheck(who).verify())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(why);
    }
}
