package se.inkopsnavet.neighbourhood;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of its own on a real PostgreSQL with durability switched on, with the two roles that an installation has: owner of the tables, and hub. */
public final class HubDatabase implements AutoCloseable {

    private final DatabaseServer server;
    private final String name;
    private final Runnable end;
    private final HikariDataSource onlookers;

    private HubDatabase(DatabaseServer server, String name, Runnable end) {
        this.server = server;
        this.name = name;
        this.end = end;
        this.onlookers = pool(server.superuser(name));
    }

    /** Empty, as an installation finds it. */
    public static HubDatabase empty() {
        return onSharedServer(DatabaseServer.shared().empty());
    }

    /** With the shipped schema. */
    public static HubDatabase migrated() {
        return onSharedServer(DatabaseServer.shared().migrated());
    }

    /** With the shipped schema, on a server of its own: for who changes what all databases of a server have in common. */
    public static HubDatabase alone() {
        DatabaseServer own = DatabaseServer.start();
        return new HubDatabase(own, own.migrated(), own::close);
    }

    private static HubDatabase onSharedServer(String name) {
        DatabaseServer shared = DatabaseServer.shared();
        return new HubDatabase(shared, name, () -> shared.drop(name));
    }

    public Map<String, String> properties() {
        return Map.of("spring.datasource.url", url(), "spring.datasource.username", DatabaseServer.APP);
    }

    public Map<String, String> secrets() {
        return Map.of("spring.datasource.password", DatabaseServer.APP);
    }

    /** What {@code --migrate} is given, and the hub is not. */
    public Map<String, String> ownersProperties() {
        return Map.of(
                "spring.flyway.url",
                url(),
                "spring.flyway.user",
                DatabaseServer.OWNER,
                "spring.flyway.password",
                DatabaseServer.OWNER);
    }

    /**
     * As superuser, for tests that look into everything. From a pool: tests that wait ask ten times a second, and PostgreSQL spends more on a new connection than on their
     * questions (a quarter of both cores, measured while the whole suite ran).
     */
    public DataSource superuser() {
        return onlookers;
    }

    private static HikariDataSource pool(DataSource connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(connections);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(10);
        pool.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        // Opened by the first question: many tests ask none.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    /** As superuser, for a program of its own. */
    public String superuserUrl() {
        return url() + "?user=postgres&password=postgres";
    }

    /** From an installation of an earlier release. @param version of the shipped schema, or {@code latest} */
    public void migrateTo(String version) {
        Flyway.configure()
                .dataSource(owner())
                .placeholders(Map.of("appRole", DatabaseServer.APP))
                .target(version)
                .load()
                .migrate();
    }

    /** As the hub, without a pool: each call is a new connection. */
    public DataSource app() {
        return server.dataSource(DatabaseServer.APP, name);
    }

    public DataSource owner() {
        return server.dataSource(DatabaseServer.OWNER, name);
    }

    @Override
    public void close() {
        onlookers.close();
        end.run();
    }

    private String url() {
        return server.url(name);
    }
}
