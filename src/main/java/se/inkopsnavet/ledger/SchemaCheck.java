package se.inkopsnavet.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Refuses to run on tables that are older than the program. The hub cannot mend that itself: it holds no password of the tables' owner (decision 0060). */
public class SchemaCheck {

    private final DataSource database;

    /** @param database as the application's role, which may read Flyway's history and change nothing */
    public SchemaCheck(DataSource database) {
        this.database = database;
    }

    /** @throws FaultException SCHEMA_OUT_OF_DATE naming the first migration that is missing or has failed */
    public void verify() {
        MigrationInfoService migrations =
                Flyway.configure().dataSource(database).load().info();
        for (MigrationInfo migration : migrations.all()) {
            if (!migration.getState().isApplied() || migration.getState().isFailed()) {
                throw new FaultException(Fault.SCHEMA_OUT_OF_DATE, "migration " + migration.getVersion());
            }
        }
    }
}
