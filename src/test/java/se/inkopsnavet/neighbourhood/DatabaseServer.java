package se.inkopsnavet.neighbourhood;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL with durability and checksums switched on and the two roles that an installation has: the owner of the tables, and the hub. It holds any number of
 * databases: making one takes about 50 ms, starting a server a second of both cores.
 */
final class DatabaseServer implements AutoCloseable {

    static final String OWNER = "inkopsnavet_owner";
    static final String APP = "inkopsnavet_app";

    private static final String TEMPLATE = "migrated";

    /**
     * Empties tables, and those that refer to them. For small tables a fraction of what {@code truncate} costs, which makes new files for each table and index.
     */
    private static final String WIPE = """
            create procedure wipe(names text) language plpgsql as $$
            declare one text;
            begin
              set local session_replication_role = replica;
              for one in with recursive emptied(id) as (
                  select trim(name)::regclass::oid from unnest(string_to_array(names, ',')) name
                  union select c.conrelid from pg_constraint c join emptied e on c.confrelid = e.id where c.contype = 'f')
                select id::regclass::text from emptied
              loop
                execute 'delete from ' || one;
              end loop;
            end $$""";

    private final EmbeddedPostgres postgres;
    private final AtomicInteger made = new AtomicInteger();
    private boolean hasTemplate;

    private DatabaseServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static DatabaseServer start() {
        try {
            DatabaseServer server = new DatabaseServer(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(ChecksummedFiles.PROGRAMS.toFile())
                    .setDataDirectoryCustomizer(new ChecksummedFiles())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("log_error_verbosity", "terse")
                    // Several hubs at a time, each with a pool of 32.
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_preload_libraries", System.getProperty(Town.DATABASE_LIBRARIES, ""))
                    .start());
            for (String role : new String[] {OWNER, APP}) {
                server.execute("create role " + role + " login password '" + role + "'");
            }
            server.limitApp();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As src/main/docker/create-roles.sh gives them to the hub, here for all databases of the server. */
    private void limitApp() {
        for (String limit : new String[] {
            "statement_timeout = '5min'", "lock_timeout = '1min'", "idle_in_transaction_session_timeout = '5min'"
        }) {
            execute("alter role " + APP + " set " + limit);
        }
    }

    /** The one that all tests of this JVM share; it ends with the JVM. */
    static DatabaseServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final DatabaseServer SERVER = start();
    }

    /** @return the name of a new, empty database */
    String empty() {
        return create("");
    }

    /** @return the name of a new database with the shipped schema, made by its owner as an installation makes it */
    synchronized String migrated() {
        if (!hasTemplate) {
            execute("create database " + TEMPLATE + " owner " + OWNER + " encoding 'UTF8'");
            Flyway.configure()
                    .dataSource(dataSource(OWNER, TEMPLATE))
                    .placeholders(Map.of("appRole", APP))
                    .load()
                    .migrate();
            JdbcClient.create(superuser(TEMPLATE)).sql(WIPE).update();
            hasTemplate = true;
        }
        return create(" template " + TEMPLATE);
    }

    private String create(String template) {
        String name = "inkopsnavet_" + made.incrementAndGet();
        execute("create database " + name + " owner " + OWNER + " encoding 'UTF8'" + template);
        return name;
    }

    void drop(String name) {
        execute("drop database if exists " + name + " with (force)");
    }

    String url(String name) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
    }

    DataSource superuser(String name) {
        return postgres.getDatabase("postgres", name);
    }

    /** Without a pool: each call is a new connection. */
    DataSource dataSource(String role, String name) {
        return new DriverManagerDataSource(url(name), role, role);
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
