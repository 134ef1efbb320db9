package se.inkopsnavet.dispatch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.customerlist.ListFormat;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.ScriptedChannel;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.purchase.AccountEnding;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.DecisionFlow;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.OpenSealer;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.supplier.Suppliers;

/** From decided cases to acknowledged lists, on a real database; only the sealing and the wire are stood in for. */
public final class DispatchBench implements AutoCloseable {

    public static final String MUNICIPALITY = "exempelkommun";
    private static final String[] PERSONS = {
        "189001019802", "189002019801", "189003019800", "189004019809", "189005019808"
    };

    public final LedgerBench ledger = new LedgerBench();
    public final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneId.of("Europe/Stockholm"));
    /** What another room would do at the end of a case; nothing, unless a test says so. */
    public @Nullable AccountEnding ending;

    private final List<CircumstanceSource> rooms = new ArrayList<>();

    public DispatchBench() {}

    /** @param knowing rooms that know something about people beside their decisions */
    public DispatchBench(List<CircumstanceSource> knowing) {
        rooms.addAll(knowing);
    }

    private List<CircumstanceSource> everyRoom() {
        return List.of((municipality, people) -> rooms.stream()
                .findFirst()
                .map(room -> room.of(municipality, people))
                .orElse(Map.of()));
    }

    /** Other rooms that follow the lists. */
    public final List<ListWatcher> watchers = new ArrayList<>();

    public final CaseDesk desk = new CaseDesk(ledger, clock, everyRoom(), new EveryEnding(), List.of());
    public final Outbox outbox = ledger.outbox(Duration.ofHours(1));
    final SupplierProfile livs = Suppliers.load(Path.of("")).supplier("livs").orElseThrow();
    final BatchStore batches = new BatchStore(ledger.jdbc);
    public final ScriptedChannel channel = new ScriptedChannel(MUNICIPALITY + "/livs", 4);
    public final List<Letter> letters = new ArrayList<>();
    public final Partner partner = new Partner(
            MUNICIPALITY,
            livs,
            "inkop@exempelkommun.example",
            ListFormat.of(ColumnList.load(CaseDesk.open("suppliers/livs/columns.yaml"), "columns.yaml")),
            RejectionReasons.load(CaseDesk.open("suppliers/livs/reasons.yaml"), "reasons.yaml"),
            new OpenSealer(letters),
            DispatchBench::opensNothing,
            DispatchBench::opensNothing);
    final AckReminders reminders = new AckReminders(
            ledger.deadlines((subject, occurrence, late) -> {}), new Partners(List.of(partner)), clock);
    final Aftermath aftermath = new Aftermath(
            desk.cases,
            reminders,
            new NoticeBook(ledger.jdbc),
            desk.policies,
            new Partners(List.of(partner)),
            List.of(new EveryWatcher()),
            clock);
    final RowNews news = new RowNews(desk.cases, desk.consequences, desk.policies, clock);
    final GaplessNumbers gapless = new GaplessNumbers(ledger.jdbc);
    final FileNumbers numbers = new FileNumbers(ledger.jdbc, gapless);
    final Boarding boarding = new Boarding(desk.rows, desk.cases, desk.circumstances, desk.draft, desk.policies, clock);
    final StoppedRows stopped = new StoppedRows(desk.rows, desk.cases, desk.book);
    final CustomerListFlow flow = new CustomerListFlow(
            batches,
            desk.rows,
            boarding,
            stopped,
            new TakingBack(desk.rows, desk.cases, boarding, stopped, numbers, outbox),
            new ListRenderer(gapless, clock),
            new Manifest(ledger.cipher),
            new Partners(List.of(partner)),
            desk.policies,
            municipality -> ledger.messages.areUndecided(municipality, DecisionFlow.NAME),
            outbox,
            aftermath,
            clock);
    private final OutboundWorker worker = ledger.outbound(outbox, flow, channel);
    final Settlement settlement =
            new Settlement(ledger.transaction, ledger.messages, aftermath, ledger.log, Checkpoint.NONE);
    final Bounces bounces = new Bounces(batches, outbox, aftermath, settlement);
    final AckInbox inbox = new AckInbox(
            ledger.keys,
            ledger.index,
            new AckService(
                    batches,
                    desk.rows,
                    desk.cases,
                    outbox,
                    aftermath,
                    new RejectedRows(desk.cases, desk.book, desk.consequences, desk.policies, clock),
                    news,
                    List.of()),
            aftermath,
            settlement);

    final Inquiry inquiry = new Inquiry(outbox, Map.of(CustomerListFlow.NAME, flow), ledger.transaction, ledger.log);
    final AckDeadline ackDeadline = new AckDeadline(batches, desk.rows, outbox, reminders, aftermath, news);

    private static OpenedMail opensNothing(byte[] raw, Instant arrived, Instant now) {
        throw new UnsupportedOperationException();
    }

    BatchCollector collector() {
        return new BatchCollector(desk.rows, batches, outbox, ledger.transaction, Checkpoint.NONE);
    }

    /** A ready case. @return its reference */
    public String granted(int person, String decisionId) {
        return desk.decide(
                        Events.granted(1).of(decisionId).about(PERSONS[person]).decision())
                .caseRef();
    }

    public Events event(int person, String decisionId, long version) {
        return Events.granted(version).of(decisionId).about(PERSONS[person]);
    }

    /** @return the one batch that was made */
    public UUID collected() {
        collector().collect(partner);
        return ledger.all
                .sql("select id from customer_list_batch order by created_at desc limit 1")
                .query(UUID.class)
                .single();
    }

    /** One turn of the channel's lane. @return whether the list will be looked at again by itself */
    public boolean deliver(UUID batch) {
        return ledger.deliver(worker, batch);
    }

    /** The supplier answers. @param identity of the mail @return how the answer ended */
    public String acknowledge(Partner who, String identity, UUID batch, int declared, String... lines) {
        UUID message = ledger.received(null);
        String csv = "#KVITTENS;" + batch + ";" + declared + ";1\r\n" + String.join("\r\n", lines) + "\r\n";
        Claim claim = new Claim(message, "SUPPLIER_MAIL", MUNICIPALITY, null, null, 0, 0, null, null);
        inbox.acknowledged(claim, who, identity, AckInbox.parse(csv.getBytes(StandardCharsets.UTF_8)));
        return ledger.state(message)
                + Optional.ofNullable(ledger.column(message, "fault"))
                        .map(f -> " " + f)
                        .orElse("");
    }

    /** A mail that has just come. */
    Claim claim() {
        return new Claim(ledger.received(null), "SUPPLIER_MAIL", MUNICIPALITY, null, null, 0, 0, null, null);
    }

    public String caseState(String caseRef) {
        return ledger.all
                .sql("select state from purchase_case where case_ref = ?")
                .param(caseRef)
                .query(String.class)
                .single();
    }

    /** The states of a case's rows, oldest first. */
    public List<String> rows(String caseRef) {
        return ledger.all
                .sql("select state from customer_list_row where case_ref = ? order by seq")
                .param(caseRef)
                .query(String.class)
                .list();
    }

    public int notices(String kind) {
        return ledger.count("notice where kind = ?", kind);
    }

    public void clear() {
        ledger.all
                .sql(
                        "call wipe('supplier_account, disclosure_entry, disclosure_erased, disclosure_extract, erasure_request, notice, customer_list_row,"
                                + " customer_list_batch, purchase_case, decision_seen, deadline, attempt, business_key,"
                                + " message, payload, scheduled_tasks, gapless_sequence, gapless_returned')")
                .update();
        channel.delivered().clear();
        channel.asked().clear();
        letters.clear();
    }

    @Override
    public void close() {
        ledger.close();
    }

    private final class EveryEnding implements AccountEnding {
        @Override
        public void end(String municipality, PurchaseCase purchase) {
            if (ending != null) {
                ending.end(municipality, purchase);
            }
        }

        @Override
        public void forget(String municipality, PurchaseCase purchase, Set<ListField> fields) {
            if (ending != null) {
                ending.forget(municipality, purchase, fields);
            }
        }
    }

    private final class EveryWatcher implements ListWatcher {
        @Override
        public void left(BatchStore.Batch batch) {
            watchers.forEach(each -> each.left(batch));
        }

        @Override
        public void rested(BatchStore.Batch batch, Outcome outcome) {
            watchers.forEach(each -> each.rested(batch, outcome));
        }

        @Override
        public void returned(BatchStore.Batch batch) {
            watchers.forEach(each -> each.returned(batch));
        }

        @Override
        public void settled(BatchStore.Batch batch) {
            watchers.forEach(each -> each.settled(batch));
        }
    }
}
