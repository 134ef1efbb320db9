package se.inkopsnavet.orderfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.supplierrequest.RequestFlow;
import se.inkopsnavet.supplierrequest.RequestGates;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestNews;
import se.inkopsnavet.supplierrequest.RequestStore;
import se.inkopsnavet.supplierrequest.StoredChannel;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequest.Kind;

/** What keeps a sealed request from leaving, on a real database. */
class RequestGatesTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    private RequestStore requests;
    private String ref;
    private ShopGate shops;
    private boolean ordered;

    @BeforeEach
    void aClient() {
        bench.clear();
        bench.ledger.all.sql("call wipe('supplier_request')").update();
        requests = new RequestStore(bench.ledger.jdbc);
        ref = bench.granted(0, "B-1");
        shops = bench.desk.shops;
    }

    @Test
    void aRequestLeavesWhenNothingHindersIt() {
        assertThat(depart(asked(Kind.LATE_ORDER, ref), bench.clock)).isInstanceOf(Departure.Built.class);
    }

    @Test
    void withoutAContractARequestWaitsForAPerson() {
        Clock later = Clock.fixed(Instant.parse("2030-01-02T10:00:00Z"), STOCKHOLM);

        Outcome stopped = stopped(asked(Kind.CANCEL, ref), later);

        assertThat(stopped.state()).isEqualTo(State.HELD);
        assertThat(stopped.fault()).isIn(Fault.SUPPLIER_NOT_ALLOWED, Fault.POLICY_NOT_ACTIVE);
    }

    @Test
    void ofWhomNobodyKnowsWhetherTheyAreProtectedNothingLeaves() {
        UUID id = asked(Kind.CANCEL, null);

        Outcome stopped = stopped(id, bench.clock);
        rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("RECALLED PROTECTED_IDENTITY");
        assertThat(notices()).containsExactly("IT " + id);
    }

    @Test
    void whatHasBeenOrderedMeanwhileIsNotAskedFor() {
        UUID id = asked(Kind.LATE_ORDER, ref);
        ordered = true;

        Outcome stopped = stopped(id, bench.clock);
        rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("RECALLED RECALLED");
        assertThat(notices()).isEmpty();
    }

    /** The client has an account of the own, and has taken the consent back since the shop was to be asked (requirements S-04). */
    @Test
    void whatNoGroundCoversAnyMoreStaysAndTheUnitIsTold() {
        UUID id = asked(Kind.HOW_DID_IT_END, ref);
        shops = ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> false);

        Outcome stopped = stopped(id, bench.clock);
        rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        assertThat(notices()).containsExactly("RESPONSIBLE " + ref);
    }

    @Test
    void theShopThatTheGroundNamesIsAsked() {
        UUID id = asked(Kind.HOW_DID_IT_END, ref);
        shops = ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> true);

        assertThat(depart(id, bench.clock)).isInstanceOf(Departure.Built.class);
    }

    @Test
    void ofACaseThatHasEndedNoShopIsTold() {
        UUID id = asked(Kind.CANCEL, ref);
        bench.desk.decide(bench.event(0, "B-1", 2).with(Decision.Outcome.ENDED).decision());
        assertThat(depart(id, bench.clock)).as("a customer of the list").isInstanceOf(Departure.Built.class);

        shops = ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> true);

        assertThat(stopped(id, bench.clock).fault()).isEqualTo(Fault.NO_DISCLOSURE_BASIS);
    }

    @Test
    void whatMayHaveLeftIsForAPersonToLookAt() {
        UUID id = asked(Kind.LATE_ORDER, ref);
        attempted(id);
        ordered = true;

        assertThat(stopped(id, bench.clock).state()).isEqualTo(State.HELD);
    }

    /** The client came home while the supplier could not be reached, and has gone away again since. */
    @Test
    void whatWasCalledBackBeforeItLeftIsAskedAnew() {
        UUID id = asked(Kind.CANCEL, ref);
        ordered = true;
        Outcome stopped = stopped(id, bench.clock);
        rested(id, stopped);
        bench.ledger.transaction.executeWithoutResult(status -> bench.outbox.move(id, stopped));
        assertThat(bench.notices("ORDER_STANDS")).isEqualTo(1);

        ordered = false;
        UUID again = asked(Kind.CANCEL, ref);
        asked(Kind.CANCEL, ref);

        assertThat(again).isNotEqualTo(id);
        assertThat(bench.ledger.count("supplier_request")).isEqualTo(2);
        assertThat(depart(again, bench.clock)).isInstanceOf(Departure.Built.class);
    }

    @Test
    void whatDidNotArriveIsAskedForAgain() {
        UUID id = asked(Kind.LATE_ORDER, ref);
        attempted(id);

        assertThat(notArrived(id)).isEqualTo("READY");
    }

    /** At the door it would be held again for as long as the person is protected. */
    @Test
    void whatDidNotArriveOfSomebodyWhoHasBecomeProtectedIsClosedForGood() {
        UUID id = asked(Kind.CANCEL, ref);
        attempted(id);
        protect();
        assertThat(stopped(id, bench.clock).state()).isEqualTo(State.HELD);

        assertThat(notArrived(id)).isEqualTo("RECALLED PROTECTED_IDENTITY");
        assertThat(notices()).containsExactly("SECURITY_CONTACT " + ref);
    }

    @Test
    void whatDidNotArriveAndIsNotNeededAnyMoreIsClosedForGoodAndToldToNobody() {
        UUID id = asked(Kind.LATE_ORDER, ref);
        attempted(id);
        ordered = true;

        assertThat(notArrived(id)).isEqualTo("RECALLED RECALLED");
        assertThat(notices()).isEmpty();
    }

    @Test
    void whatDidNotArriveAndRestsOnNoGroundAnyMoreIsTheUnitsToCall() {
        UUID id = asked(Kind.HOW_DID_IT_END, ref);
        attempted(id);
        shops = ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> false);

        assertThat(notArrived(id)).isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        assertThat(notices()).containsExactly("RESPONSIBLE " + ref);
    }

    @Test
    void ofAProtectedPersonTheSecurityContactHears() {
        UUID id = asked(Kind.CANCEL, ref);
        protect();

        rested(id, Outcome.of(State.EXPIRED, Fault.EXPIRED, "expiresAt"));

        assertThat(notices()).containsExactly("SECURITY_CONTACT " + ref);
    }

    /** Nobody saw how it ended. */
    private static void attempted(UUID id) {
        bench.ledger
                .all
                .sql("insert into attempt (message_id, n) values (?, 1)")
                .param(id)
                .update();
    }

    private static void protect() {
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();
    }

    private String notArrived(UUID id) {
        Outcome outcome = bench.ledger
                .transaction
                .execute(status -> flow(bench.clock).notArrived(id, DispatchBench.MUNICIPALITY))
                .orElseThrow();
        return outcome.fault() == null ? outcome.state().name() : outcome.state() + " " + outcome.fault();
    }

    private UUID asked(Kind kind, @Nullable String caseRef) {
        SupplierRequest request = new SupplierRequest(
                DispatchBench.MUNICIPALITY,
                "livs",
                kind,
                new CustomerRef(caseRef, "K-77"),
                null,
                LocalDate.of(2026, 12, 1),
                "1");
        bench.ledger.transaction.executeWithoutResult(status -> new StoredChannel(
                        "SFTP", letters(bench.clock), requests, new RequestIds(bench.ledger.jdbc), bench.outbox)
                .enqueue(request));
        return bench.ledger
                .all
                .sql("select id from supplier_request order by asked_at desc limit 1")
                .query(UUID.class)
                .single();
    }

    private LetterCarrier letters(Clock clock) {
        return new LetterCarrier(
                requests,
                new GaplessNumbers(bench.ledger.jdbc),
                new Partners(List.of(bench.partner)),
                bench.desk.policies,
                clock);
    }

    private RequestFlow flow(Clock clock) {
        RequestGates gates = new RequestGates(
                bench.desk.cases,
                bench.desk.policies,
                id -> Optional.of(bench.partner.profile()),
                municipality -> false,
                asked -> !ordered,
                shops,
                bench.outbox,
                clock);
        return new RequestFlow(
                requests,
                gates,
                List.of(letters(clock)),
                bench.outbox,
                new RequestNews(bench.desk.cases, bench.desk.consequences, bench.desk.policies, clock));
    }

    private Departure depart(UUID id, Clock clock) {
        return bench.ledger.transaction.execute(status -> flow(clock).depart(id, DispatchBench.MUNICIPALITY));
    }

    private Outcome stopped(UUID id, Clock clock) {
        return ((Departure.Stop) depart(id, clock)).outcome();
    }

    private void rested(UUID id, Outcome outcome) {
        bench.ledger.transaction.executeWithoutResult(
                status -> flow(bench.clock).rested(id, DispatchBench.MUNICIPALITY, outcome));
    }

    private static List<String> notices() {
        return bench.ledger
                .all
                .sql("select role || ' ' || subject_ref from notice where kind = 'SUPPLIER_REQUEST_NOT_SENT'")
                .query(String.class)
                .list();
    }
}
