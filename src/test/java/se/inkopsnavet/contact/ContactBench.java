package se.inkopsnavet.contact;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.contact.gateway.SmsChannel;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.InboundWorker;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.transport.RecordedEvents;

/** The room over a real database and the real casework, with a clock that a test moves and a gateway that fails as it is told. */
final class ContactBench implements AutoCloseable {

    static final String MUNICIPALITY = "exempelkommun";
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final LedgerBench ledger = new LedgerBench();
    final Calendar clock = new Calendar(ledger);
    final CaseDesk desk = new CaseDesk(ledger, clock);
    final Set<ConsentPurpose> consents = EnumSet.noneOf(ConsentPurpose.class);
    final ScriptedGateway gateway = new ScriptedGateway(clock);
    final Outbox outbox = ledger.outbox(Duration.ofHours(1));
    final TextStore store = new TextStore(ledger.jdbc, ledger.cipher);
    final CallDesk calls;
    private final TextBook book;
    private final OutboundWorker worker;
    private final Inquiry inquiry;
    private final InboundWorker receipts;
    boolean undecided;
    private Checkpoint checkpoint = Checkpoint.NONE;

    /** Not an exception that anything in the hub takes for its own. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    ContactBench() {
        Deadlines deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        ContactWords words = ContactWords.load(new HomeMappingFiles(Path.of("")));
        ContactSituationReader situations = new ContactSituationReader(
                desk.cases, (municipality, person, purpose, to) -> consents.contains(purpose), desk.policies, clock);
        ContactNews news = new ContactNews(new NoticeBook(ledger.jdbc), situations);
        calls = new CallDesk(ledger.jdbc, situations, words, news, deadlines, this::askWithin, clock);
        TextCourse course = new TextCourse(store, situations, words, news, calls, outbox, deadlines, id -> true, clock);
        book = new TextBook(store, words, situations, course, news);
        SmsFlow flow = new SmsFlow(
                store,
                situations,
                course,
                outbox,
                id -> new GatewayLine(PATIENCE, gateway.deduplicates, true),
                id -> undecided,
                clock);
        worker = ledger.outbound(outbox, flow, channel());
        inquiry = new Inquiry(outbox, Map.of(SmsFlow.NAME, flow), ledger.transaction, ledger.log);
        receipts = ledger.inbound(new ReceiptFlow(
                store,
                course,
                Map.of(MUNICIPALITY, gateway::receipt),
                ledger.payloads,
                ledger.messages,
                outbox,
                ledger.transaction,
                ledger.log,
                point -> checkpoint.reached(point)));
        clock.react(Map.of(SmsWatch.KIND, new SmsWatch(store, course, outbox), CallDesk.KIND, calls));
    }

    private SmsChannel channel() {
        return new SmsChannel(
                TextCourse.channel(MUNICIPALITY),
                gateway,
                "Inkopsnavet",
                PATIENCE,
                gateway.deduplicates,
                store,
                new RecordedEvents(),
                clock);
    }

    /** An empty house at this moment. */
    void clear() {
        ledger.all
                .sql("call wipe('contact_text, contact_sms, contact_call, notice, purchase_case, customer_list_row,"
                        + " decision_seen, deadline, attempt, business_key, receipt, message, payload')")
                .update();
        clock.later(Duration.between(clock.instant(), Instant.now()));
        consents.clear();
        undecided = false;
        gateway.forget();
    }

    /** An empty house but for one client, of whom nothing has been told and whose unit may have texts. @return the case reference */
    String clientWithTexts() {
        clear();
        String ref = openCase();
        ledger.all.sql("call wipe('notice')").update();
        consents.add(ConsentPurpose.SMS_TO_UNIT);
        return ref;
    }

    String openCase() {
        return decide(Events.granted(1));
    }

    String decide(Events event) {
        desk.decide(event.decision());
        return ledger.all
                .sql("select case_ref from purchase_case order by case_ref limit 1")
                .query(String.class)
                .single();
    }

    void ask(Text text) {
        ledger.transaction.executeWithoutResult(status -> book.ask(text));
    }

    private void askWithin(Text text) {
        book.ask(text);
    }

    void ask(Call call) {
        ledger.transaction.executeWithoutResult(status -> calls.ask(call));
    }

    /** Everything that may leave now, and is not asked about only. */
    void deliver() {
        ledger.all
                .sql("select id from message where flow = 'SMS' and state in ('READY', 'UNCERTAIN', 'SENDING')"
                        + " and due_at is not null order by seq")
                .query(UUID.class)
                .list()
                .forEach(id -> ledger.deliver(worker, id));
    }

    /** The gateway tells what became of it. */
    void receipt(ScriptedGateway.Taken sms, ReceiptReport.Outcome outcome) {
        new ReceiptIntake(ledger.intake)
                .accept(MUNICIPALITY, null, (sms.ref() + " " + outcome).getBytes(StandardCharsets.UTF_8));
        ledger.workArrivals(receipts);
    }

    /** A person has asked the gateway, which has not got it. */
    void notArrived(ScriptedGateway.Taken sms) {
        inquiry.notArrived(sms.id());
    }

    /** The next time that the point is reached, the process dies there. */
    void dieAt(String point) {
        checkpoint = reached -> {
            if (reached.equals(point)) {
                checkpoint = Checkpoint.NONE;
                throw new Death();
            }
        };
    }

    /** What a node that comes after finds: whatever the dead one held is free again. */
    void takeOver() {
        ledger.all
                .sql("update message set lane = null, due_at = now() where state = 'RECEIVED'")
                .update();
        ledger.workArrivals(receipts);
    }

    void later(Duration time) {
        clock.later(time);
        clock.fire();
    }

    List<String> notices() {
        return ledger.all
                .sql("select kind || ' ' || role from notice order by created_at, role")
                .query(String.class)
                .list();
    }

    List<String> texts(String sql) {
        return ledger.all.sql(sql).query(String.class).list();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
