package se.inkopsnavet.supplierapi.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour.Seen;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequest.Kind;

/** What the hub asks of a supplier is done once, or somebody hears that it is not. */
class RequestsTest {

    private static final String CASE = "EXE-2026-000001";

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @AutoClose
    private SupplierDesk desk;

    @BeforeEach
    void open() {
        desk = new SupplierDesk(bench);
        desk.theCase(CASE, "HANDED_OVER");
        desk.read();
    }

    private static SupplierRequest request(Kind kind, String occurrence) {
        return new SupplierRequest(
                SupplierDesk.MUNICIPALITY,
                SupplierDesk.SUPPLIER,
                kind,
                new CustomerRef(CASE, "K-7"),
                "B-1",
                LocalDate.now(SupplierDesk.STOCKHOLM).plusDays(1),
                occurrence);
    }

    private UUID asked(Kind kind) {
        bench.transaction.executeWithoutResult(status -> desk.requests.ask(request(kind, "2026-W49")));
        return UUID.fromString(desk.list("select id::text from message where direction = 'O' order by seq desc limit 1")
                .get(0));
    }

    private String state(UUID id) {
        return bench.all
                .sql("select state || coalesce(' ' || fault, '') from message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void requestIsMadeOnceUnderAKeyThatFollowsFromIt(Kind kind) {
        UUID id = asked(kind);
        bench.transaction.executeWithoutResult(status -> desk.requests.ask(request(kind, "2026-W49")));

        desk.deliver(id);

        assertThat(state(id)).isEqualTo("CONFIRMED");
        assertThat(desk.list("select id::text from message where direction = 'O'"))
                .hasSize(1);
        assertThat(desk.supplier.done()).singleElement().satisfies(done -> {
            assertThat(done.key()).isEqualTo(id.toString());
            assertThat(done.body().get("kind").asString()).isEqualTo(kind.name());
            assertThat(done.body().at("/customer/caseRef").asString()).isEqualTo(CASE);
        });
    }

    @Test
    void anotherOccurrenceIsAnotherRequest() {
        UUID first = asked(Kind.CANCEL);
        bench.transaction.executeWithoutResult(status -> desk.requests.ask(request(Kind.CANCEL, "2026-W50")));
        bench.transaction.executeWithoutResult(status -> desk.requests.ask(request(Kind.LATE_ORDER, "2026-W49")));

        assertThat(desk.list("select id::text from message where direction = 'O'"))
                .hasSize(3)
                .contains(first.toString());
    }

    /** What became of it is asked at once, and comes as any other report. */
    @Test
    void whatItLedToIsAsked() {
        desk.supplier.data().order("B-1", CASE, "CANCELLED", 4);
        desk.deliver(asked(Kind.CANCEL));

        desk.look();
        desk.work();

        assertThat(desk.supplier.seen()).extracting(Seen::operationId).contains("orderStatus");
        assertThat(desk.reports)
                .filteredOn(OrderReported.class::isInstance)
                .extracting(report -> ((OrderReported) report).state())
                .contains(OrderReported.State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER", "ERROR_500", "ERROR_IN_200", "HTML", "FORBIDDEN"})
    void whateverGoesWrongItIsDoneOnce(Whim whim) {
        UUID id = asked(Kind.CANCEL);
        desk.supplier.whims().next(whim, 1);
        desk.deliver(id);
        assertThat(state(id)).startsWith(whim == Whim.FORBIDDEN ? "READY" : "UNCERTAIN");

        desk.deliver(id);
        desk.deliver(id);

        assertThat(state(id)).isEqualTo("CONFIRMED");
        assertThat(desk.supplier.done()).hasSize(1);
        assertThat(desk.supplier.seen())
                .filteredOn(seen -> seen.operationId().equals("request"))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.key()).isEqualTo(id.toString()));
    }

    @Test
    void retryAfterKeepsRequestsAtTheDoor() {
        UUID id = asked(Kind.CANCEL);
        desk.supplier.whims().next(Whim.THROTTLED, 1);
        desk.deliver(id);
        assertThat(desk.standing().notBefore())
                .isBetween(Instant.now().plusSeconds(9 * 60), Instant.now().plusSeconds(10 * 60));

        desk.deliver(id);

        assertThat(state(id)).startsWith("READY");
        assertThat(desk.supplier.seen())
                .filteredOn(seen -> seen.operationId().equals("request"))
                .hasSize(1);
    }

    @Test
    void supplierThatWillNotIsToldToTheUnit() {
        UUID id = asked(Kind.CANCEL);
        desk.supplier.whims().next(Whim.UNWILLING, 1);
        desk.deliver(id);

        assertThat(state(id)).isEqualTo("HELD SUPPLIER_REQUEST_REFUSED");
        assertThat(desk.list("select kind || ' ' || role || ' ' || subject_ref || ' ' || detail from notice"))
                .containsExactly("SUPPLIER_REQUEST_NOT_SENT RESPONSIBLE " + CASE + " CANCEL, SUP-020");
    }

    @Test
    void nothingAboutAProtectedPersonLeaves() {
        UUID id = asked(Kind.CANCEL);
        bench.all.sql("update purchase_case set state = 'HELD_PROTECTED'").update();

        desk.deliver(id);

        assertThat(state(id)).isEqualTo("RECALLED PROTECTED_IDENTITY");
        assertThat(desk.supplier.done()).isEmpty();
        assertThat(desk.list("select kind || ' ' || role from notice"))
                .containsExactly("SUPPLIER_REQUEST_NOT_SENT SECURITY_CONTACT");
    }

    /** What has just come may say that the person is protected. */
    @Test
    void whileSomethingIsUndecidedNothingLeaves() {
        UUID id = asked(Kind.CANCEL);
        desk.undecided = true;
        desk.deliver(id);
        assertThat(state(id)).isEqualTo("READY");
        assertThat(desk.supplier.done()).isEmpty();

        desk.undecided = false;
        bench.all.sql("update message set due_at = now()").update();
        desk.deliver(id);

        assertThat(state(id)).isEqualTo("CONFIRMED");
    }

    @Test
    void whatHasBeenOrderedMeanwhileIsNotAskedFor() {
        UUID id = asked(Kind.LATE_ORDER);
        desk.ordered = true;

        desk.deliver(id);

        assertThat(state(id)).isEqualTo("RECALLED RECALLED");
        assertThat(desk.supplier.done()).isEmpty();
        assertThat(desk.list("select kind from notice")).isEmpty();
    }

    @Test
    void ofAProtectedPersonsExpiredRequestTheSecurityContactHears() {
        UUID id = asked(Kind.CANCEL);
        bench.all.sql("update purchase_case set state = 'HELD_PROTECTED'").update();
        bench.all
                .sql("update message set expires_at = now() - interval '1 second' where id = ?")
                .param(id)
                .update();

        desk.deliver(id);

        assertThat(state(id)).isEqualTo("EXPIRED EXPIRED");
        assertThat(desk.list("select role from notice")).containsExactly("SECURITY_CONTACT");
    }

    @Test
    void requestThatComesTooLateIsNeverSent() {
        UUID id = asked(Kind.LATE_ORDER);
        bench.all
                .sql("update message set expires_at = now() - interval '1 second' where id = ?")
                .param(id)
                .update();

        desk.deliver(id);

        assertThat(state(id)).isEqualTo("EXPIRED EXPIRED");
        assertThat(desk.supplier.done()).isEmpty();
        assertThat(desk.list("select role from notice")).containsExactly("RESPONSIBLE");
    }

    @Test
    void whatWasAskedIsForgottenWithTheRest() {
        UUID id = asked(Kind.CANCEL);
        bench.all.sql("update supplier_request set day = current_date - 100").update();
        se.inkopsnavet.supplierrequest.RequestRetention retention =
                new se.inkopsnavet.supplierrequest.RequestRetention(bench.jdbc);
        se.inkopsnavet.ledger.Retention.Rule rule = new se.inkopsnavet.ledger.Retention.Rule(
                SupplierDesk.MUNICIPALITY,
                "KS 2026/17",
                java.time.Duration.ofDays(7),
                java.time.Duration.ofDays(30),
                java.time.Period.ofDays(90),
                null,
                java.time.Period.ofYears(5));

        assertThat(retention.some(rule, 10)).isZero();
        desk.deliver(id);
        assertThat(retention.some(rule, 10)).isEqualTo(1);
    }
}
