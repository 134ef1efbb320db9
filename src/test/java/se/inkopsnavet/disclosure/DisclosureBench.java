package se.inkopsnavet.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import se.inkopsnavet.credentials.AccountErasure;
import se.inkopsnavet.credentials.AccountStore;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.DecisionFlow;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.securemail.Letter;

/** Lists as {@link DispatchBench} sends them, with the rooms of disclosure and erasure around them. */
final class DisclosureBench implements AutoCloseable {

    /** Why somebody wants something erased. */
    static final UUID WISH = DerivedId.of("test wish", 1);

    final DispatchBench dispatch = new DispatchBench();
    final List<String> news = new ArrayList<>();
    private final Partners partners = new Partners(List.of(dispatch.partner));
    final DisclosureBook book = new DisclosureBook(dispatch.ledger.jdbc, dispatch.ledger.cipher);
    final ErasureStore erasures = new ErasureStore(dispatch.ledger.jdbc);
    final Deadlines deadlines = dispatch.ledger.deadlines((subject, occurrence, late) -> {});
    final ErasureDesk desk = under(dispatch.desk.policies);
    private final ErasureNews follow = new ErasureNews(
            erasures,
            book,
            new NoticeBook(dispatch.ledger.jdbc),
            dispatch.desk.policies,
            partners,
            List.of(
                    (request, municipality, supplier, state) -> news.add(state.name()),
                    new AccountErasure(new AccountStore(dispatch.ledger.jdbc))),
            dispatch.clock);
    final ErasureFlow flow = new ErasureFlow(
            erasures,
            new GivenRows(dispatch.ledger.jdbc),
            new NoInterface(),
            dispatch.desk.cases,
            partners,
            dispatch.desk.policies,
            municipality -> dispatch.ledger.messages.areUndecided(municipality, DecisionFlow.NAME),
            new AccountStore(dispatch.ledger.jdbc)::isReopened,
            dispatch.outbox,
            follow,
            dispatch.clock);
    final OutboundWorker worker = dispatch.ledger.outbound(dispatch.outbox, flow, dispatch.channel);
    private final ErasureInbox inbox = new ErasureInbox(erasures, dispatch.outbox, follow);
    private final ErasureDeadline deadline =
            new ErasureDeadline(erasures, follow, deadlines, dispatch.desk.policies, dispatch.clock);
    private int answers;

    /** The supplier of this bench has none. */
    private record NoInterface() implements ErasureCall {
        @Override
        public String channel(String municipality, String supplierId) {
            throw new AssertionError();
        }

        @Override
        public Departure depart(UUID id, String municipality, String supplierId, String caseRef, boolean built) {
            throw new AssertionError();
        }
    }

    DisclosureBench() {
        dispatch.ending = desk;
        dispatch.watchers.add(book);
        dispatch.watchers.add(new Endings(erasures, dispatch.desk.rows));
    }

    /** The desk as it is in a municipality with those rules. */
    ErasureDesk under(PolicyBook policies) {
        return new ErasureDesk(
                dispatch.desk.cases,
                new GivenRows(dispatch.ledger.jdbc),
                erasures,
                dispatch.desk.rows,
                partners,
                new NoInterface(),
                dispatch.outbox,
                deadlines,
                policies,
                dispatch.clock);
    }

    void clear() {
        dispatch.clear();
        news.clear();
    }

    /** The list with everything that is ready, delivered. */
    UUID sent() {
        UUID batch = dispatch.collected();
        dispatch.deliver(batch);
        return batch;
    }

    /** A case whose row the supplier has acknowledged. @return its reference */
    String known() {
        String ref = dispatch.granted(0, "B-1");
        accept(sent(), 1);
        return ref;
    }

    void accept(UUID batch, int rows) {
        String[] lines = new String[rows];
        for (int row = 1; row <= rows; row++) {
            lines[row - 1] = row + ";MOTTAGEN;";
        }
        dispatch.acknowledge(dispatch.partner, "m" + ++answers, batch, rows, lines);
    }

    PersonKey person(String caseRef) {
        return dispatch.desk.cases.people(List.of(caseRef)).get(caseRef);
    }

    void erase(UUID request, String caseRef, ListField... fields) {
        ErasureRequest.What what = fields.length == 0
                ? new ErasureRequest.What.Account()
                : new ErasureRequest.What.Fields(java.util.Set.of(fields));
        dispatch.ledger.transaction.executeWithoutResult(status ->
                desk.request(new ErasureRequest(request, DispatchBench.MUNICIPALITY, person(caseRef), null, what)));
    }

    /** The erasures that have been asked, oldest first. */
    List<UUID> asked() {
        return dispatch.ledger
                .all
                .sql("select id from erasure_request order by requested_at")
                .query(UUID.class)
                .list();
    }

    /** What was asked, as the supplier reads it. */
    String delivered(UUID id) {
        dispatch.ledger.deliver(worker, id);
        Letter last = dispatch.letters.get(dispatch.letters.size() - 1);
        return new String(last.attachments().get(0).bytes(), StandardCharsets.UTF_8);
    }

    /** @return the state in which the answer came to rest, or the code with which it was refused */
    String answer(String... lines) {
        String csv = "#RADERING;" + lines.length + ";1\n" + String.join("\n", lines) + "\n";
        UUID message = dispatch.ledger.received(null);
        Claim claim = new Claim(message, "SUPPLIER_MAIL", DispatchBench.MUNICIPALITY, null, null, 0, 0, null, null);
        try {
            ErasureAnswer answer = ErasureAnswer.parse(csv.getBytes(StandardCharsets.UTF_8));
            return dispatch.ledger.transaction.execute(status ->
                    inbox.answered(claim, dispatch.partner, answer).state().name());
        } catch (FaultException refused) {
            return refused.fault().code();
        }
    }

    void due(UUID id, String occurrence) {
        dispatch.ledger.transaction.executeWithoutResult(status -> deadline.due(id.toString(), occurrence, false));
    }

    String state(UUID id) {
        return erasures.find(id).orElseThrow().state().name();
    }

    /** The case has an account at the supplier, and its login has been handed over. @param batch by which the supplier knows the client */
    void account(String caseRef, UUID batch) {
        dispatch.ledger
                .all
                .sql(
                        "insert into supplier_account (case_ref, supplier, municipality, state, batch_id, position, login_is_fictive)"
                                + " values (?, 'livs', ?, 'HANDED_OVER', ?, 1, true) on conflict (case_ref, supplier) do update"
                                + " set state = excluded.state, batch_id = excluded.batch_id")
                .params(caseRef, DispatchBench.MUNICIPALITY, batch)
                .update();
    }

    UUID batchOf(String caseRef) {
        return dispatch.ledger
                .all
                .sql(
                        "select batch_id from customer_list_row where case_ref = ? and batch_id is not null order by seq desc limit 1")
                .param(caseRef)
                .query(UUID.class)
                .single();
    }

    /** Its state, and what else is known of it. */
    String account(String caseRef) {
        return dispatch.ledger
                .all
                .sql(
                        "select concat_ws(' ', state, case when closed_at is not null then 'closed' end, case when erased_at is not null then 'erased' end,"
                                + " 'fictive=' || login_is_fictive) from supplier_account where case_ref = ?")
                .param(caseRef)
                .query(String.class)
                .single();
    }

    String extract(String caseRef) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DisclosureExtract(dispatch.ledger.jdbc, dispatch.ledger.cipher, dispatch.ledger.transaction)
                .print(caseRef, "it-drift-1", new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
