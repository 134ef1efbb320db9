package se.inkopsnavet.lifecare.poll;

import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.ledger.DeathPoint;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.InboundWorker;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Harvest;
import se.inkopsnavet.lifecare.Holdings;
import se.inkopsnavet.lifecare.LifecareFlows;
import se.inkopsnavet.lifecare.LifecareIntake;
import se.inkopsnavet.lifecare.Sources;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.ShiftedClock;
import se.inkopsnavet.neighbourhood.lifecare.LifecareNeighbour;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.ToldEvents;
import se.inkopsnavet.transport.mail.MailLogin;

/** The real way in from a simulated Lifecare to a decided case, over TLS and a real database; polled and worked by hand. */
final class LifecareDesk implements AutoCloseable {

    static final String SOURCE = "lundvik-lifecare";
    /** Published test numbers. */
    static final List<String> PEOPLE = List.of(
            "189001019802",
            "189001029819",
            "189001039800",
            "189001059808",
            "189001069815",
            "189001079806",
            "189001089813");

    private static final TestAuthority AUTHORITY = new TestAuthority();

    final LedgerBench bench;
    final LifecareNeighbour lifecare = LifecareNeighbour.open(AUTHORITY.serverNamed("localhost"));
    final List<String> told = new ArrayList<>();
    final Sources sources;
    /** Where the process dies, if a test says so. */
    final DeathPoint death = new DeathPoint();

    private final ShiftedClock clock = new ShiftedClock();
    private final CamelContext camel = new DefaultCamelContext();
    private final LifecareIntake intake;
    private final Holdings holdings;
    private final InboundWorker worker;
    private LifecareConsumer consumer;
    private volatile Consumer<Harvest> beforeStoring = harvest -> {};

    /** @param bench shared by a class's tests; begins empty */
    LifecareDesk(LedgerBench bench, PersonEventTaker<?>... takers) {
        this.bench = bench;
        this.sources = new Sources(bench.jdbc);
        this.holdings = new Holdings(bench.jdbc);
        bench.all
                .sql(
                        "call wipe('lifecare_item, lifecare_mark, lifecare_source, message, payload, purchase_case, case_number, decision_seen, notice,"
                                + " business_key, customer_list_row')")
                .update();
        intake =
                new LifecareIntake(bench.parts, bench.messages, holdings, sources, bench.transaction, bench.log, death);
        LifecareFlows flows = new LifecareFlows(
                new HomeMappingFiles(Path.of(".")),
                clock,
                bench.payloads,
                new EnvironmentGuard(EnvironmentGuard.Environment.TEST, TestPersons.shipped()));
        Map<String, InboundFlow> byName = new LinkedHashMap<>();
        byName.put(LifecareIntake.DECISION_FLOW, new CaseDesk(bench, clock).flow(flows.decisions()));
        byName.put(
                LifecareIntake.EVENT_FLOW,
                flows.events(bench.index, List.of(takers), bench.messages, bench.transaction, bench.log, death));
        worker = bench.inbound(byName);
        camel.start();
        open("");
    }

    /** With little patience, for a server that is slow. */
    void openInAHurry() {
        open("4s", "");
    }

    /** @param more options of the endpoint, such as {@code &pageSize=2} */
    void open(String more) {
        open("30s", more);
    }

    private void open(String deadline, String more) {
        try {
            LifecareComponent component = new LifecareComponent(
                    new OutboundAllowList(Set.of("localhost"), Set.of(), Set.of()),
                    AUTHORITY.trust(),
                    name -> new MailLogin(LifecareNeighbour.DOMAIN, LifecareNeighbour.KEY),
                    new HomeMappingFiles(Path.of(".")),
                    holdings,
                    sources,
                    bench.index,
                    new ToldEvents(told),
                    new NoticeBook(bench.jdbc),
                    new CaseDesk(bench, clock).policies,
                    death,
                    clock);
            component.setCamelContext(camel);
            String options = "municipality=lundvik&host=localhost&port=" + lifecare.port() + "&startScheduler=false"
                    + "&deadline=" + deadline + "&maxBytes=1000000&reconcileEvery=100d&secondLook=1h" + more;
            consumer = (LifecareConsumer) component
                    .createEndpoint("lifecare:" + SOURCE + "?" + options)
                    .createConsumer(this::store);
            consumer.start();
        } catch (Exception e) { // Camel's own signatures
            throw new IllegalStateException(e);
        }
    }

    private void store(Exchange exchange) {
        beforeStoring.accept(exchange.getMessage().getBody(Harvest.class));
        intake.accept(exchange);
    }

    /** Lifecare grants one of {@link #PEOPLE} a decision. @param number from 1 */
    void granted(int number) {
        grantedAsOf(number, lifecare.data().now());
    }

    /** @param modified when Lifecare says that it was written */
    void grantedAsOf(int number, Instant modified) {
        String person = PEOPLE.get(number - 1);
        lifecare.data().putAsOf("clients", client(number, person, "Märta", "Lövgren"), modified);
        lifecare.data().putAsOf("executions", execution(number, number, person), modified);
        lifecare.data().putAsOf("sol_decisions", decision(number, person), modified);
    }

    /** All of {@link #PEOPLE} are granted one. */
    void everybodyIsGranted() {
        for (int number = 1; number <= PEOPLE.size(); number++) {
            granted(number);
        }
    }

    /** One poll, and everything that came of it is handled. */
    void poll() {
        consumer.poll();
        work();
    }

    void poll(int times) {
        for (int i = 0; i < times; i++) {
            poll();
        }
    }

    /** One poll, for looking at what was stored. */
    void pollOnly() {
        consumer.poll();
    }

    void work() {
        bench.workRecords(worker);
    }

    void beforeStoring(Consumer<Harvest> deed) {
        beforeStoring = deed;
    }

    void runClock(Duration by) {
        clock.run(by);
    }

    /** What a node that comes after finds: whatever the dead one held is free again. */
    void takeOver() {
        bench.all
                .sql("update message set lane = null, due_at = now() where state = 'RECEIVED'")
                .update();
        open("&pageSize=2");
    }

    Instant mark(Entity entity) {
        return sources.mark(SOURCE, entity).orElseThrow();
    }

    /** As if nothing had been read since then. */
    void downSince(Duration ago) {
        Timestamp then = Timestamp.from(Instant.now().minus(ago));
        bench.all.sql("update lifecare_mark set read_to = ?").param(then).update();
        bench.all.sql("update lifecare_source set last_success = ?").param(then).update();
    }

    void reconcileNow() {
        bench.all
                .sql("update lifecare_source set reconcile_at = now() - interval '1 second'")
                .update();
        poll();
    }

    List<String> cases() {
        return bench.all
                .sql("select case_ref || ' ' || state from purchase_case order by case_ref")
                .query(String.class)
                .list();
    }

    /** Flow, state and fault of every message, in the order in which they came. */
    List<String> messages() {
        return bench.all
                .sql("select flow || ' ' || state || coalesce(' ' || fault, '') from message order by seq")
                .query(String.class)
                .list();
    }

    List<String> notices() {
        return bench.all
                .sql("select kind || ' ' || role || ' ' || detail from notice order by created_at")
                .query(String.class)
                .list();
    }

    /** Every row of every table as text. */
    String dump() {
        StringBuilder all = new StringBuilder();
        for (String table : bench.all
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            bench.all
                    .sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }

    /** What the payloads hold, opened with the hub's key. */
    String payloads() {
        StringBuilder all = new StringBuilder();
        bench.all
                .sql("select payload_id from message where payload_id is not null")
                .query(UUID.class)
                .list()
                .forEach(id -> all.append(new String(bench.payloads.read(id), java.nio.charset.StandardCharsets.UTF_8))
                        .append('\n'));
        return all.toString();
    }

    @Override
    public void close() {
        consumer.stop();
        camel.stop();
        lifecare.close();
    }
}
