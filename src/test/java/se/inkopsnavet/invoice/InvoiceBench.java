package se.inkopsnavet.invoice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.InboundWorker;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Retention;
import se.inkopsnavet.ledger.RetentionRules;
import se.inkopsnavet.ledger.ScriptedChannel;
import se.inkopsnavet.mandate.Holders;
import se.inkopsnavet.mandate.Mandate;
import se.inkopsnavet.mandate.MandateBook;
import se.inkopsnavet.mandate.MandateDates;
import se.inkopsnavet.mandate.MandateFollowUp;
import se.inkopsnavet.mandate.MandateNotes;
import se.inkopsnavet.mandate.MandateReminders;
import se.inkopsnavet.mandate.MandateRetention;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.purchase.AccountEnding;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.OpenSealer;
import tools.jackson.databind.json.JsonMapper;

/** The rooms of mandates and invoice addresses around the real casework, over a real database, with a clock that a test moves. */
final class InvoiceBench implements AutoCloseable {

    static final String MUNICIPALITY = "exempelkommun";

    final LedgerBench ledger = new LedgerBench();
    final Calendar clock = new Calendar(ledger);
    private final JsonMapper json = JsonMapper.builder().build();
    private final HomeMappingFiles mappings = new HomeMappingFiles(Path.of(""));
    private final MandateWords words = MandateWords.load(mappings);
    private final QueryWords query = QueryWords.load(mappings);
    private final CaseKeys keys = new CaseKeys(ledger.index, json);
    private final MandateStore mandates = new MandateStore(ledger.jdbc, ledger.cipher, json, keys);
    private final QuestionStore questions = new QuestionStore(ledger.jdbc, ledger.cipher, json);
    private final CaseDesk desk = new CaseDesk(
            ledger,
            clock,
            List.of(new InvoiceCircumstances(mandates, questions, words, clock)),
            new NoAccounts(),
            List.of(
                    (municipality, person, now) -> casework().changed(municipality, person, now),
                    (municipality, person, now) -> holders().changed(municipality, person, now)));
    private final Outbox outbox = ledger.outbox(Duration.ofHours(1));
    private final Deadlines deadlines = ledger.deadlines((subject, occurrence, late) -> {});
    private final List<Letter> letters = new ArrayList<>();
    private final DeskLines desks = new DeskLines(Map.of(
            MUNICIPALITY,
            new DeskLine(
                    "kundfaktura@exempelkommun.example",
                    "inkop@exempelkommun.example",
                    new OpenSealer(letters),
                    (raw, arrived, now) -> {
                        throw new UnsupportedOperationException();
                    })));
    private final InvoiceNews news = new InvoiceNews(desk.cases, desk.consequences, desk.policies, clock);
    private final Lookups lookups = new Lookups(questions, ledger.parts, deadlines, clock);
    private final InvoiceCasework casework =
            new InvoiceCasework(questions, mandates, desk.cases, desk.policies, desks, lookups, outbox, news, clock);
    private final DeskReminders reminders = new DeskReminders(questions, deadlines, desk.policies, news, clock);
    final ScriptedChannel channel = new ScriptedChannel(DeskLines.channel(MUNICIPALITY), 1);
    private final QueryFlow flow = new QueryFlow(
            questions, desk.cases, desks, query, desk.policies, municipality -> false, outbox, reminders, news, clock);
    private final OutboundWorker queries = ledger.outbound(outbox, flow, channel);
    private final Inquiry inquiry = new Inquiry(outbox, Map.of(QueryFlow.NAME, flow), ledger.transaction, ledger.log);
    private final MandateFollowUp followUp = new MandateFollowUp(
            mandates,
            new MandateNotes(mandates, note -> {}, words, clock),
            desk.cases,
            desk.consequences,
            desk.policies,
            List.of(casework),
            clock);
    private final MandateBook book = new MandateBook(
            mandates, desk.review, desk.cases, keys, new MandateDates(deadlines, clock), followUp, clock);
    private final DeskInbox inbox = new DeskInbox(questions, casework, desk.cases, desk.review, outbox, query, news);
    /** What the case system says. */
    InvoiceReceiverLookup.Answer caseSystem = new InvoiceReceiverLookup.Answer.None();

    InvoiceBench() {
        clock.react(new MandateReminders(book, mandates, followUp, clock).reactions());
        clock.react(Map.of(DeskReminders.KIND, reminders, Lookups.KIND, lookups));
    }

    private Holders holders() {
        return new Holders(book);
    }

    private InvoiceCasework casework() {
        return casework;
    }

    /** A client who has said "elsewhere", and nobody knows where. */
    static Decision elsewhere(Events event) {
        return sent(event.decision(), PurchaseTerms.InvoiceTo.OTHER_ADDRESS);
    }

    static Decision sent(Decision decision, PurchaseTerms.InvoiceTo where) {
        PurchaseTerms terms = decision.terms();
        return decision.withTerms(new PurchaseTerms(
                terms.supplierMayCall(),
                terms.emailWished(),
                terms.meetStaff(),
                terms.driverInfo(),
                terms.fridgePacking(),
                terms.canReceive(),
                terms.canUnpack(),
                where,
                null,
                terms.secretDropped()));
    }

    /** @return the case's reference */
    String decide(Decision decision) {
        return desk.decide(decision).caseRef();
    }

    void record(Mandate mandate) {
        ledger.transaction.executeWithoutResult(
                status -> book.record(MUNICIPALITY, person(), mandate, MandateBook.Origin.ELSEWHERE));
    }

    private PersonKey person() {
        return PersonKey.of(
                keys.person(MUNICIPALITY, elsewhere(Events.granted(1)).client().personId()));
    }

    /** The case system is asked about everybody who is to be looked up. */
    void lookUp() {
        InboundWorker worker = ledger.inbound(new LookupFlow(
                questions,
                casework,
                desk.cases,
                desk.review,
                (municipality, person) -> caseSystem,
                ledger.payloads,
                ledger.messages,
                ledger.transaction,
                ledger.log,
                Checkpoint.NONE,
                clock));
        ledger.all
                .sql("update message set due_at = now() where direction = 'I' and state = 'RECEIVED'")
                .update();
        ledger.workQuestions(worker, MUNICIPALITY + "/invoice-receivers");
    }

    /** @return the letters that the desk has got */
    List<Letter> deliver() {
        ledger.all
                .sql("select id from message where flow = 'INVOICE_QUERY' and state in ('READY', 'UNCERTAIN')")
                .query(UUID.class)
                .list()
                .forEach(id -> ledger.deliver(queries, id));
        return letters;
    }

    /** The line breaks when the desk's server has the mail: nobody knows, and the same may go once more. */
    void breakTheLine() {
        channel.answers(() -> new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "smtp"))
                .finds(() -> new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat"));
    }

    /** @return where the only question to the desk came to rest, and why */
    String query() {
        return ledger.all
                .sql("select state || coalesce(' ' || fault, '') from message where flow = 'INVOICE_QUERY'")
                .query(String.class)
                .single();
    }

    /** How often the bytes of a question went out. */
    int sent() {
        return channel.delivered().size();
    }

    /** A person has asked the desk. */
    Inquiry.Verdict notArrived() {
        return inquiry.notArrived(onlyQuery()).verdict();
    }

    /** The same, with another answer. */
    Inquiry.Verdict arrived() {
        return inquiry.arrived(onlyQuery()).verdict();
    }

    private UUID onlyQuery() {
        return ledger.all
                .sql("select id from message where flow = 'INVOICE_QUERY'")
                .query(UUID.class)
                .single();
    }

    /** @return where the answer came to rest, and why */
    String answer(String... forms) {
        UUID message = ledger.received(null);
        Claim claim = new Claim(message, "SUPPLIER_MAIL", MUNICIPALITY, null, null, 0, 0, null, null);
        List<Attachment> files = new ArrayList<>();
        for (String form : forms) {
            files.add(new Attachment(AnswerForm.FILE, "text/plain", form.getBytes(StandardCharsets.UTF_8)));
        }
        Outcome outcome = ledger.transaction.execute(status -> inbox.answered(claim, files));
        return outcome.state() + (outcome.fault() == null ? "" : " " + outcome.fault());
    }

    /** The newest question's form, filled in. */
    String form(String name, String street) {
        Letter last = letters.get(letters.size() - 1);
        return new String(last.attachments().get(0).bytes(), StandardCharsets.UTF_8)
                .replace("Mottagare:", "Mottagare: " + name)
                .replace("Gatuadress:", "Gatuadress: " + street)
                .replace("Postnummer:", "Postnummer: 990 20")
                .replace("Postort:", "Postort: Ängsholmen");
    }

    String caseState() {
        return ledger.all
                .sql("select state from purchase_case order by case_ref limit 1")
                .query(String.class)
                .single();
    }

    /** Oldest first. */
    List<String> questionStates() {
        return ledger.all
                .sql("select state from invoice_question order by opened_at, id")
                .query(String.class)
                .list();
    }

    /** Kind, and who is told; oldest first. */
    List<String> notices(String like) {
        return ledger.all
                .sql("select kind || ' ' || role from notice where kind like ? order by created_at")
                .param(like)
                .query(String.class)
                .list();
    }

    /** How many rows of the two rooms went. */
    int purged() {
        Retention.Rule rule = RetentionRules.of(MUNICIPALITY);
        return new MandateRetention(ledger.jdbc).some(rule, 100) + new QuestionRetention(ledger.jdbc).some(rule, 100);
    }

    void clear() {
        ledger.all
                .sql(
                        "call wipe('mandate, invoice_question, notice, customer_list_row, customer_list_batch, purchase_case, decision_seen,"
                                + " deadline, attempt, business_key, message, payload, scheduled_tasks')")
                .update();
        letters.clear();
        caseSystem = new InvoiceReceiverLookup.Answer.None();
    }

    @Override
    public void close() {
        ledger.close();
    }

    private record NoAccounts() implements AccountEnding {
        @Override
        public void end(String municipality, PurchaseCase purchase) {}

        @Override
        public void forget(String municipality, PurchaseCase purchase, Set<ListField> fields) {}
    }
}
