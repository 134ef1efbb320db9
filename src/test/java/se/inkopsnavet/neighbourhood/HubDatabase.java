package se.inkopsnavet.neighbourhood;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL with durability switched on and the two roles that an installation has: the owner of the tables, and the hub. */
public final class HubDatabase implements AutoCloseable {

    private static final String NAME = "inkopsnavet";
    private static final String OWNER = "inkopsnavet_owner";
    private static final String APP = "inkopsnavet_app";

    private final EmbeddedPostgres postgres;

    private HubDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param folder where the data lie; null for a temporary folder */
    public static HubDatabase start(Path folder) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("max_connections", "100");
            if (folder != null) {
                builder.setDataDirectory(folder);
            }
            EmbeddedPostgres postgres = builder.start();
            prepare(postgres);
            return new HubDatabase(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, String> properties() {
        return Map.of(
                "spring.datasource.url",
                url(),
                "spring.datasource.username",
                APP,
                "spring.flyway.url",
                url(),
                "spring.flyway.user",
                OWNER);
    }

    public Map<String, String> secrets() {
        return Map.of("spring.datasource.password", APP, "spring.flyway.password", OWNER);
    }

    /** As superuser, for tests that look into everything. */
    public DataSource superuser() {
        return postgres.getDatabase("postgres", NAME);
    }

    /** As the hub, without a pool: each call is a new connection. */
    public DataSource app() {
        return new DriverManagerDataSource(url(), APP, APP);
    }

    public DataSource owner() {
        return new DriverManagerDataSource(url(), OWNER, OWNER);
    }

    /** The shipped schema, made by its owner as an installation makes it. */
    public HubDatabase migrated() {
        Flyway.configure()
                .dataSource(owner())
                .placeholders(Map.of("appRole", APP))
                .load()
                .migrate();
        return this;
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME;
    }

    private static void prepare(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APP}) {
                statement.execute("create role " + role + " login password '" + role + "'");
            }
            statement.execute("create database " + NAME + " owner " + OWNER + " encoding 'UTF8'");
        }
    }
}
