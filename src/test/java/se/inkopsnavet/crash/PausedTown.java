package se.inkopsnavet.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.sms.HttpSmsNeighbour;

/** A town with an SMS gateway whose receipts never come, a witness in its database, and two hubs on it at once. */
final class PausedTown implements AutoCloseable {

    static final String UNIT = "enhet-asby";

    /** Of each node: few, so that it claims more deadlines than it can begin. */
    static final int WORKERS = 6;

    private static final Duration START = Duration.ofMinutes(5);
    private static final String SMS = "inkopsnavet.municipalities.exempelkommun.sms.";
    /** What docs/installation.md gives the hub's role, with seconds instead of minutes: a node that stands still in a transaction holds its rows so long. */
    private static final String LONGEST_STANDSTILL = """
            do $$ begin
              execute format('alter role inkopsnavet_app in database %I set idle_in_transaction_session_timeout = ''4s''', current_database());
            end $$""";

    private final CrashTown town;
    private final HttpSmsNeighbour gateway;
    private final JdbcClient jdbc;
    private final Witness witness;
    private final Map<String, HubProcess> nodes = new LinkedHashMap<>();

    private PausedTown(CrashTown town, HttpSmsNeighbour gateway) {
        this.town = town;
        this.gateway = gateway;
        this.jdbc = JdbcClient.create(town.town().database().superuser());
        jdbc.sql(LONGEST_STANDSTILL).update();
        this.witness = Witness.of(town.town().database().superuser());
    }

    /** Both nodes are at work when this returns. */
    static PausedTown open(Path folder) throws IOException, InterruptedException {
        CrashTown town = CrashTown.open(folder);
        TestAuthority authority = new TestAuthority();
        HttpSmsNeighbour gateway = HttpSmsNeighbour.open(
                authority.serverNamed("localhost"),
                new TlsIdentity(null, List.of(authority.certificate())).context(),
                Clock.systemUTC());
        PausedTown paused = new PausedTown(town, gateway);
        connect(town, gateway, authority);
        hurry(folder.resolve("home/mappings/municipalities/exempelkommun.yaml"));
        for (int number = 1; number <= 2; number++) {
            String node = "node-" + number;
            String name = "-Dspring.datasource.hikari.data-source-properties.ApplicationName=" + node;
            paused.nodes.put(node, HubProcess.start(folder, number, town.settings(), List.of(name)));
        }
        for (HubProcess node : paused.nodes.values()) {
            node.awaitReady(START);
        }
        paused.nodes.values().forEach(HubProcess::go);
        return paused;
    }

    private static void connect(CrashTown town, HttpSmsNeighbour gateway, TestAuthority authority) throws IOException {
        Path ca = new PkiFolder(town.town().keys()).certificates("sms-ca", authority.certificate());
        List<String> lines = List.of(
                "inkopsnavet.workers.threads=" + WORKERS,
                SMS + "url=" + gateway.formUrl(),
                SMS + "username=" + HttpSmsNeighbour.USER,
                SMS + "password=" + HttpSmsNeighbour.PASSWORD,
                SMS + "authority=" + ca,
                SMS + "answer-timeout=PT30S",
                // It puts our reference into each message; no receipt comes.
                SMS + "receipt-url=https://localhost/",
                SMS + "receipt-token=kvittenser-som-bara-finns-i-provet-0123");
        Files.write(town.settings(), lines, StandardOpenOption.APPEND);
    }

    /** What nobody confirms goes on to the next telephone, and then to a person, while the test looks on. */
    private static void hurry(Path policy) throws IOException {
        String text = Files.readString(policy);
        Files.writeString(
                policy,
                text.replace("receiptWithin: PT5M", "receiptWithin: PT6S")
                        .replace("alternativeAfter: PT5M", "alternativeAfter: PT20S"));
    }

    HubProcess node(String name) {
        return nodes.get(name);
    }

    List<String> nodes() {
        return List.copyOf(nodes.keySet());
    }

    Witness witness() {
        return witness;
    }

    HttpSmsNeighbour gateway() {
        return gateway;
    }

    List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    int count(String sql) {
        return jdbc.sql("select count(*) from " + sql).query(Integer.class).single();
    }

    /** Every text has come to its end, nothing waits to be sent, no deadline of an SMS is left, every notice is mailed, and no task of all that is open. */
    boolean isAtRest() {
        return count("contact_text where state = 'UNDER_WAY'") == 0
                && count("message where direction = 'O' and state in ('READY', 'SENDING')") == 0
                && count("deadline where kind = 'SMS_OUTCOME' and fired_at is null") == 0
                && count("scheduled_tasks where task_name = 'deliver' or task_name = 'deadline' and picked") == 0
                && count("notice where message_id is null") == 0;
    }

    @Override
    public void close() throws IOException {
        nodes.values().forEach(HubProcess::close);
        gateway.close();
        town.close();
    }
}
