package se.inkopsnavet.supplierapi.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.ledger.DeathPoint;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.InboundWorker;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.ShiftedClock;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.supplierapi.LineRest;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.QuestionStore;
import se.inkopsnavet.supplierapi.ReportMappings;
import se.inkopsnavet.supplierapi.RestCarrier;
import se.inkopsnavet.supplierapi.RestSchedules;
import se.inkopsnavet.supplierapi.SupplierApiChannel;
import se.inkopsnavet.supplierapi.SupplierApiIntake;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.supplierapi.SupplierReportFlow;
import se.inkopsnavet.supplierapi.SupplierReportsFlow;
import se.inkopsnavet.supplierapi.SupplierScheduleFlow;
import se.inkopsnavet.supplierrequest.ChosenChannel;
import se.inkopsnavet.supplierrequest.RequestFlow;
import se.inkopsnavet.supplierrequest.RequestGates;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestNews;
import se.inkopsnavet.supplierrequest.RequestStore;
import se.inkopsnavet.supplierrequest.StoredChannel;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.ScheduleReported;
import se.inkopsnavet.trade.SupplierReport;
import se.inkopsnavet.trade.SupplierRequests;
import se.inkopsnavet.transport.ToldEvents;

/** The real way between a simulated supplier and the rooms that act, over TLS and a real database; polled and worked by hand. */
public final class SupplierDesk implements AutoCloseable {

    public static final String MUNICIPALITY = "exempelkommun";
    public static final String SUPPLIER = "livs";
    public static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final TestAuthority AUTHORITY = new TestAuthority();

    public final LedgerBench bench;
    public final SupplierApiNeighbour supplier = SupplierApiNeighbour.open(AUTHORITY.serverNamed("localhost"));
    public final List<String> told = new ArrayList<>();
    public final List<SupplierReport> reports = new ArrayList<>();
    public final LineStore lines;
    public final RestSchedules schedules;
    public final SupplierRequests requests;
    /** Where the process dies, if a test says so. */
    public final DeathPoint death = new DeathPoint();

    private final ShiftedClock clock = new ShiftedClock();
    private final CamelContext camel = new DefaultCamelContext();
    private final QuestionStore questions;
    private final SupplierLines open;
    private final SupplierApiIntake intake;
    private final InboundWorker inbound;
    private final OutboundWorker outbound;
    private SupplierApiConsumer consumer;
    /** Something that was accepted is still to be decided. */
    public boolean undecided;
    /** The groceries have been ordered meanwhile. */
    public boolean ordered;

    /** @param bench shared by a class's tests; begins empty */
    public SupplierDesk(LedgerBench bench) {
        this.bench = bench;
        bench.all
                .sql(
                        "call wipe('supplier_line, supplier_mark, supplier_question, supplier_request, message, payload, receipt, notice, purchase_case, gapless_sequence')")
                .update();
        lines = new LineStore(bench.jdbc);
        questions = new QuestionStore(bench.jdbc);
        open = new SupplierLines(List.of(line()), clock);
        schedules = new RestSchedules(open, questions, clock);
        intake = new SupplierApiIntake(bench.intake, lines, questions, bench.transaction, death);
        inbound = bench.inbound(flows());
        CaseDesk cases = new CaseDesk(bench, clock);
        Outbox outbox = bench.outbox(Duration.ofHours(1));
        RequestStore asked = new RequestStore(bench.jdbc);
        RestCarrier carrier = new RestCarrier(lines, new LineRest(lines, clock), questions, cases.policies, clock);
        RequestNews news = new RequestNews(cases.cases, cases.consequences, cases.policies, clock);
        requests = new ChosenChannel(
                id -> Optional.of("REST"),
                List.of(new StoredChannel("REST", carrier, asked, new RequestIds(bench.jdbc), outbox)),
                (municipality, supplier, customer) -> Optional.empty(),
                cases.cases,
                cases.shops,
                news);
        RequestGates gates = new RequestGates(
                cases.cases,
                cases.policies,
                Suppliers.load(Path.of(""))::supplier,
                municipality -> undecided,
                request -> !ordered,
                cases.shops,
                outbox,
                clock);
        outbound = bench.outbound(
                outbox,
                new RequestFlow(asked, gates, List.of(carrier), outbox, news),
                death,
                new SupplierApiChannel(open.all().get(0), lines, clock));
        camel.start();
        open(cases);
    }

    private SupplierLine line() {
        return new SupplierLine(
                MUNICIPALITY,
                SUPPLIER,
                "9999",
                supplier.url(),
                SupplierApiNeighbour.TOKEN,
                new TlsIdentity(null, List.of(AUTHORITY.certificate())),
                PATIENCE,
                PATIENCE,
                1_000_000,
                1000,
                null);
    }

    private Map<String, InboundFlow> flows() {
        HomeMappingFiles files = new HomeMappingFiles(Path.of("."));
        ReportMappings mappings = new ReportMappings(files, files::holds);
        Reports rooms = new Reports(
                List.of(room(OrderReported.class), room(DeliveryReported.class), room(ScheduleReported.class)));
        return Map.of(
                SupplierApiIntake.REPORTS,
                new SupplierReportsFlow(
                        bench.payloads, bench.parts, bench.messages, bench.index, bench.transaction, bench.log, death),
                SupplierReportFlow.NAME,
                new SupplierReportFlow(
                        bench.payloads,
                        mappings,
                        rooms,
                        schedules,
                        bench.messages,
                        bench.transaction,
                        bench.log,
                        death),
                SupplierApiIntake.SCHEDULE,
                new SupplierScheduleFlow(
                        bench.payloads,
                        mappings,
                        rooms,
                        bench.parts,
                        bench.messages,
                        bench.transaction,
                        bench.log,
                        death));
    }

    private <R extends SupplierReport> RecordingRoom<R> room(Class<R> type) {
        return new RecordingRoom<>(type, bench, reports);
    }

    private void open(CaseDesk cases) {
        try {
            SupplierApiComponent component = new SupplierApiComponent(
                    open,
                    lines,
                    questions,
                    new ToldEvents(told),
                    new NoticeBook(bench.jdbc),
                    cases.policies,
                    death,
                    clock);
            component.setCamelContext(camel);
            consumer = (SupplierApiConsumer) component
                    .createEndpoint("supplierapi:" + SUPPLIER + "?municipality=" + MUNICIPALITY
                            + "&pageSize=2&startScheduler=false")
                    .createConsumer(this::store);
            consumer.start();
        } catch (Exception e) { // Camel's own signatures
            throw new IllegalStateException(e);
        }
    }

    private void store(Exchange exchange) {
        intake.accept(exchange);
    }

    /** One look at what is due. @return 1 when the supplier was asked and answered */
    public int look() {
        return consumer.poll();
    }

    /** One reading of the lists, and everything that came of it is handled. */
    public void read() {
        due();
        look();
        work();
    }

    /** The lists' time has come, and the supplier is not left alone any longer. */
    public void due() {
        bench.all
                .sql("update supplier_line set read_at = now() - interval '1 second', not_before = null")
                .update();
    }

    public void work() {
        bench.workArrivals(inbound);
    }

    public boolean deliver(UUID id) {
        return bench.deliver(outbound, id);
    }

    public void runClock(Duration by) {
        clock.run(by);
    }

    /** What a node that comes after finds: whatever the dead one held is free again. */
    public void takeOver() {
        bench.all
                .sql("update message set lane = null, due_at = now() where state = 'RECEIVED'")
                .update();
    }

    public void theCase(String caseRef, String state) {
        bench.all
                .sql(
                        "insert into purchase_case (case_ref, municipality, person_key, state, supplier, unit_id, policy, as_of, version)"
                                + " values (?, ?, ?, ?, 'livs', 'enhet-asby', 'exempelkommun@1', now(), 1)")
                .params(caseRef, MUNICIPALITY, caseRef.getBytes(StandardCharsets.UTF_8), state)
                .update();
    }

    /** Kind of report, and how often the rooms have acted on one. */
    public List<String> effects() {
        return list("select name || ' ' || last from gapless_sequence");
    }

    public Instant mark(String list) {
        return lines.mark(MUNICIPALITY, SUPPLIER, list).orElseThrow();
    }

    public LineStore.Standing standing() {
        return lines.find(MUNICIPALITY, SUPPLIER).orElseThrow();
    }

    public void silentSince(Duration ago) {
        bench.all
                .sql("update supplier_line set last_success = ?")
                .param(Timestamp.from(Instant.now().minus(ago)))
                .update();
    }

    public List<String> list(String sql) {
        return bench.all.sql(sql).query(String.class).list();
    }

    /** Flow, state and fault of every message, in the order in which they came. */
    public List<String> messages() {
        return list("select flow || ' ' || state || coalesce(' ' || fault, '') from message order by seq");
    }

    /** Every call and answer is held against the contract. */
    @Override
    public void close() {
        consumer.stop();
        camel.stop();
        supplier.close();
        assertThat(supplier.violations()).isEmpty();
    }
}
