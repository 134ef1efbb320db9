package se.inkopsnavet.peppol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.supplierrequest.RequestGates;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestNews;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequest.Kind;

/** What keeps a document of the hub's own from leaving, and what becomes of its number, on a real database. */
class PeppolGatesTest {

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    private final List<Call> calls = new ArrayList<>();
    private boolean ordered;
    private PeppolStore store;
    private PeppolRequests requests;
    private PeppolOutFlow flow;
    private String ref;
    private boolean grounded = true;

    @BeforeEach
    void open() {
        bench.clear();
        bench.ledger.all.sql("call wipe('peppol_document')").update();
        ref = bench.granted(0, "B-1");
        HomeMappingFiles mappings = new HomeMappingFiles(Path.of("."));
        store = new PeppolStore(bench.ledger.jdbc, new GaplessNumbers(bench.ledger.jdbc));
        PeppolNotices notices = new PeppolNotices(new NoticeBook(bench.ledger.jdbc), bench.desk.policies, bench.clock);
        ByTelephone telephone = new ByTelephone(calls::add, bench.desk.cases);
        requests = new PeppolRequests(store, new RequestIds(bench.ledger.jdbc), bench.outbox, telephone);
        flow = new PeppolOutFlow(
                store,
                Participants.load(mappings),
                new OutgoingDocuments(mappings, new PeppolRules(), bench.clock),
                bench.desk.cases,
                new RequestGates(
                        bench.desk.cases,
                        bench.desk.policies,
                        id -> Optional.of(bench.partner.profile()),
                        municipality -> false,
                        asked -> !ordered,
                        ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> grounded),
                        bench.outbox,
                        bench.clock),
                bench.outbox,
                telephone,
                notices,
                new RequestNews(bench.desk.cases, bench.desk.consequences, bench.desk.policies, bench.clock));
    }

    @Test
    void oneCancellationIsOneDocumentWhetherOrNotTheCustomersNumberIsKnown() {
        ask(Kind.CANCEL, null, "4711");
        ask(Kind.CANCEL, "K-77", "4711");

        assertThat(bench.ledger.count("peppol_document")).isEqualTo(1);
    }

    @Test
    void whatHasBeenOrderedMeanwhileIsNotAskedFor() {
        UUID id = ask(Kind.LATE_ORDER, null, null);
        ordered = true;

        assertThat(stopped(id)).isEqualTo("RECALLED RECALLED");
    }

    /** The client has an account of the own and has taken the consent back: the unit calls (requirements S-04). */
    @Test
    void aShopThatNoGroundNamesIsPhonedByTheUnit() {
        UUID id = ask(Kind.CANCEL, null, "4711");
        grounded = false;

        assertThat(stopped(id)).isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        rested(id, Outcome.of(State.RECALLED, Fault.NO_DISCLOSURE_BASIS, ""));

        assertThat(calls).hasSize(1);
    }

    @Test
    void theNumberOfAFileThatMayHaveLeftIsNotUsedAgain() {
        UUID id = ask(Kind.CANCEL, null, "4711");
        assertThat(depart(id)).isInstanceOf(Departure.Built.class);
        bench.ledger
                .all
                .sql("insert into attempt (message_id, n) values (?, 1)")
                .param(id)
                .update();
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();

        assertThat(stopped(id)).isEqualTo("HELD PROTECTED_IDENTITY");
        rested(id, Outcome.of(State.EXPIRED, Fault.EXPIRED, "expiresAt"));

        assertThat(nextNumber()).isEqualTo(2);
        assertThat(calls).isEmpty();
        assertThat(bench.ledger
                        .all
                        .sql("select kind || ' ' || role from notice where kind like 'PEPPOL%'")
                        .query(String.class)
                        .list())
                .containsExactly("PEPPOL_NOT_SENT SECURITY_CONTACT");
    }

    @Test
    void theNumberOfAFileThatNeverLeftGoesToTheNext() {
        UUID id = ask(Kind.CANCEL, null, "4711");
        depart(id);

        rested(id, Outcome.of(State.EXPIRED, Fault.EXPIRED, "expiresAt"));

        assertThat(nextNumber()).isEqualTo(1);
        assertThat(calls).hasSize(1);
    }

    /** At the door it would be held again for as long as the person is protected. */
    @Test
    void whatDidNotArriveOfSomebodyWhoHasBecomeProtectedIsClosedForGoodAndItsNumberGoesToTheNext() {
        UUID id = ask(Kind.CANCEL, null, "4711");
        depart(id);
        bench.ledger
                .all
                .sql("insert into attempt (message_id, n) values (?, 1)")
                .param(id)
                .update();
        assertThat(notArrived(id).state()).isEqualTo(State.READY);
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();

        Outcome closed = notArrived(id);

        assertThat(closed.state() + " " + closed.fault()).isEqualTo("RECALLED PROTECTED_IDENTITY");
        assertThat(nextNumber()).isEqualTo(1);
        assertThat(bench.ledger.count("notice where kind = 'PEPPOL_NOT_SENT' and role = 'SECURITY_CONTACT'"))
                .isEqualTo(1);
    }

    private long nextNumber() {
        return new GaplessNumbers(bench.ledger.jdbc).take(PeppolRequests.channel(DispatchBench.MUNICIPALITY));
    }

    private UUID ask(Kind kind, @Nullable String customerNo, @Nullable String orderNo) {
        bench.ledger.transaction.executeWithoutResult(status -> requests.enqueue(new SupplierRequest(
                DispatchBench.MUNICIPALITY,
                "livs",
                kind,
                new CustomerRef(ref, customerNo),
                orderNo,
                LocalDate.of(2026, 12, 1),
                "1")));
        return bench.ledger
                .all
                .sql("select id from peppol_document limit 1")
                .query(UUID.class)
                .single();
    }

    private Departure depart(UUID id) {
        return bench.ledger.transaction.execute(status -> flow.depart(id, DispatchBench.MUNICIPALITY));
    }

    private String stopped(UUID id) {
        Outcome outcome = ((Departure.Stop) depart(id)).outcome();
        return outcome.state() + " " + outcome.fault();
    }

    private Outcome notArrived(UUID id) {
        return bench.ledger
                .transaction
                .execute(status -> flow.notArrived(id, DispatchBench.MUNICIPALITY))
                .orElseThrow();
    }

    private void rested(UUID id, Outcome outcome) {
        bench.ledger.transaction.executeWithoutResult(status -> flow.rested(id, DispatchBench.MUNICIPALITY, outcome));
    }
}
