package se.inkopsnavet.ledger;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Refuses to run on a PostgreSQL that may forget what it has confirmed, hand back a page that its disk has spoilt, or let a node that stands still hold
 * its rows for ever (reliability report §2.0 R15); and as a role that could change the tables.
 */
public class DurabilityCheck {

    private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes", "data_checksums");

    /** How long is the installation's to say; none at all would be for ever. */
    private static final List<String> MUST_END =
            List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout");

    /** Whoever owns a table, or may act as its owner, may drop it without any right to create one. */
    private static final String MAY_CHANGE_TABLES = """
            select has_schema_privilege(current_schema(), 'CREATE') or exists (
              select from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                and pg_has_role(relowner, 'USAGE'))
            """;

    private final JdbcClient jdbc;

    public DurabilityCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws FaultException DATABASE_UNSAFE naming every setting that is wrong */
    public void verify() {
        List<String> wrong = new ArrayList<>();
        MUST_BE_ON.stream().filter(name -> !"on".equals(setting(name))).forEach(wrong::add);
        MUST_END.stream().filter(name -> "0".equals(setting(name))).forEach(wrong::add);
        if (List.of("off", "local").contains(setting("synchronous_commit"))) {
            wrong.add("synchronous_commit");
        }
        if (jdbc.sql(MAY_CHANGE_TABLES).query(Boolean.class).single()) {
            wrong.add("the application's role may change tables");
        }
        if (!wrong.isEmpty()) {
            throw new FaultException(Fault.DATABASE_UNSAFE, String.join(", ", wrong));
        }
    }

    private String setting(String name) {
        return jdbc.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
