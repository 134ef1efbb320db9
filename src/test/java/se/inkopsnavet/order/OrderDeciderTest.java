package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.trade.OrderReported.State.CANCELLED;
import static se.inkopsnavet.trade.OrderReported.State.CONFIRMED;
import static se.inkopsnavet.trade.OrderReported.State.DRAFT;
import static se.inkopsnavet.trade.OrderReported.State.OUT_FOR_DELIVERY;
import static se.inkopsnavet.trade.OrderReported.State.PICKED;
import static se.inkopsnavet.trade.OrderReported.State.REJECTED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.order.OrderEffect.Tell;
import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.trade.OrderReported;

/** Flow F10, pure: AC-10-*. */
class OrderDeciderTest {

    private static final String SUNDAY = "2026-11-29T18:00:00";
    private static final String AFTER_CUTOFF = "2026-11-30T13:20:00";

    /** AC-10-1. The supplier has not said a day: after the cut-off nothing is promised. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30T12:59:59, CONFIRMED",
        "2026-11-30T13:00:00, CONFIRMED",
        "2026-11-30T13:00:00.900, CONFIRMED",
        "2026-11-30T13:00:01, LATE"
    })
    void theCutOffIsInclusiveToTheSecond(String placed, OrderState expected) {
        Order order = applied(null, Reported.of(1, CONFIRMED).placed(placed), "2026-11-30T13:00:00");

        assertThat(order.state()).isEqualTo(expected);
    }

    @Test
    void anExclusiveCutOffEndsOnTheStroke() {
        var inclusive = Reported.OCCURRENCE;
        var exclusive = new se.inkopsnavet.calendar.Occurrence(
                inclusive.municipality(),
                inclusive.caseRef(),
                inclusive.supplierId(),
                inclusive.unitId(),
                inclusive.week(),
                inclusive.place(),
                inclusive.day(),
                inclusive.fulfilment(),
                inclusive.cutoffAt(),
                false,
                null,
                inclusive.state(),
                null,
                1);

        assertThat(InTime.isPlaced(Reported.at("2026-11-30T12:59:59"), exclusive))
                .isTrue();
        assertThat(InTime.isPlaced(Reported.at("2026-11-30T13:00:00"), exclusive))
                .isFalse();
    }

    /** AC-10-2. */
    @Test
    void anOrderIsJudgedByWhenItWasPlacedAndNotByWhenItWasHeardOf() {
        Order order = applied(null, Reported.of(1, CONFIRMED).placed("2026-11-30T12:58:00"), AFTER_CUTOFF);

        assertThat(order.state()).isEqualTo(OrderState.LOCKED);
    }

    @Test
    void aLateOrderIsNotPromisedUntilTheSupplierSaysTheDay() {
        Reported late = Reported.of(1, CONFIRMED).placed("2026-11-30T13:10:00");
        OrderVerdict.Applied first = verdict(null, late, AFTER_CUTOFF);
        assertThat(told(first)).containsExactly("ORDER_LATE 4711");
        assertThat(first.effects()).doesNotHaveAnyElementsOfTypes(OrderEffect.Settled.class);

        LocalDate thursday = Reported.TUESDAY.plusDays(2);
        OrderVerdict.Applied said = verdict(
                seen(first.order(), late),
                Reported.of(2, CONFIRMED).placed("2026-11-30T13:10:00").on(thursday),
                AFTER_CUTOFF);

        assertThat(said.order().state()).isEqualTo(OrderState.LOCKED);
        assertThat(told(said)).containsExactly("ORDER_COMES " + thursday);
        assertThat(said.effects()).hasAtLeastOneElementOfType(OrderEffect.Settled.class);
    }

    /** AC-10-7. */
    @Test
    void theSameReportTwiceIsOne() {
        Reported confirmed = Reported.of(2, CONFIRMED);
        Order order = applied(null, confirmed, SUNDAY);

        assertThat(decide(seen(order, confirmed), confirmed, situation(Standing.ACTIVE, SUNDAY)))
                .isEqualTo(new OrderVerdict.Repeated());
    }

    @Test
    void oneVersionThatSaysTwoThingsIsNotGuessedAt() {
        Reported confirmed = Reported.of(2, CONFIRMED);
        Order order = applied(null, confirmed, SUNDAY);

        assertThat(decide(seen(order, confirmed), Reported.of(2, CANCELLED), situation(Standing.ACTIVE, SUNDAY)))
                .isEqualTo(new OrderVerdict.Contradicted("version"));
    }

    @Test
    void anOrderNumberOfSomebodyElseIsNotGuessedAt() {
        Reported confirmed = Reported.of(2, CONFIRMED);
        Order order = applied(null, confirmed, SUNDAY);
        Situation another =
                new Situation("EXE-2026-000009", Standing.ACTIVE, Reported.OCCURRENCE, false, Reported.at(SUNDAY));

        assertThat(decide(seen(order, confirmed), Reported.of(3, CONFIRMED), another))
                .isEqualTo(new OrderVerdict.Contradicted("customer"));
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        Reported confirmed = Reported.of(2, CONFIRMED);
        Order order = applied(null, confirmed, SUNDAY);

        assertThat(decide(seen(order, confirmed), Reported.of(1, DRAFT), situation(Standing.ACTIVE, SUNDAY)))
                .isEqualTo(new OrderVerdict.Overtaken());
    }

    /** AC-10-8. */
    @Test
    void anOrderOfOneWhoIsAwayIsCancelledAndTheUnitHears() {
        OrderVerdict.Applied verdict =
                (OrderVerdict.Applied) decide(null, Reported.of(1, CONFIRMED), situation(Standing.STOPPED, SUNDAY));

        assertThat(verdict.effects()).hasAtLeastOneElementOfType(OrderEffect.Cancel.class);
        assertThat(told(verdict)).containsExactly("ORDER_CANCEL_ASKED 4711");
    }

    @Test
    void aDraftOfOneWhoIsAwayIsNobodysBusiness() {
        OrderVerdict.Applied verdict =
                (OrderVerdict.Applied) decide(null, Reported.of(1, DRAFT), situation(Standing.STOPPED, SUNDAY));

        assertThat(verdict.effects()).isEmpty();
    }

    @Test
    void ofAProtectedPersonOnlyTheSecurityContactHears() {
        OrderVerdict verdict = decide(null, Reported.of(1, CONFIRMED), situation(Standing.PROTECTED, SUNDAY));

        assertThat(verdict).isInstanceOf(OrderVerdict.Untouchable.class);
        assertThat(((OrderVerdict.Untouchable) verdict).tell().role()).isEqualTo(Role.SECURITY_CONTACT);
    }

    /** AC-10-10. */
    @Test
    void aSmallOrderFeeIsToldWhileThereIsTimeToOrderMore() {
        Reported small = Reported.of(1, CONFIRMED).fee("SMALL_ORDER_FEE", 4_900);

        assertThat(told(verdict(null, small, SUNDAY))).containsExactly("ORDER_FEE 49,00 kr");
        assertThat(told(verdict(null, small, AFTER_CUTOFF))).isEmpty();
        assertThat(told(verdict(null, Reported.of(1, CONFIRMED).fee("DELIVERY_FEE", 4_900), SUNDAY)))
                .isEmpty();
    }

    /** AC-10-13. */
    @Test
    void aSecondOrderInTheWeekIsAsked() {
        Situation full = new Situation(Reported.CASE, Standing.ACTIVE, Reported.OCCURRENCE, true, Reported.at(SUNDAY));
        OrderVerdict.Applied verdict = (OrderVerdict.Applied) decide(null, Reported.of(1, CONFIRMED), full);

        assertThat(told(verdict)).containsExactly("ORDER_SECOND 4711");
    }

    @Test
    void ofARefusedPaymentOnlyTheNeutralCodeIsSaid() {
        OrderVerdict.Applied verdict = verdict(null, Reported.of(1, REJECTED).paymentRefused(), SUNDAY);

        assertThat(told(verdict)).containsExactly("ORDER_PAYMENT INVOICE_NOT_POSSIBLE");
        assertThat(verdict.order().state()).isEqualTo(OrderState.REJECTED);
    }

    @Test
    void anOrderThatIsLostAfterTheCutOffIsReplaced() {
        Reported confirmed = Reported.of(1, CONFIRMED);
        Order order = applied(null, confirmed, SUNDAY);
        Reported gone = Reported.of(2, CANCELLED);

        assertThat(verdict(seen(order, confirmed), gone, SUNDAY).effects())
                .doesNotHaveAnyElementsOfTypes(OrderEffect.Replace.class);
        assertThat(verdict(seen(order, confirmed), gone, AFTER_CUTOFF).effects())
                .hasAtLeastOneElementOfType(OrderEffect.Replace.class);
    }

    @Test
    void aClockThatIsAheadIsToldOnceADayAndItsTimeCounts() {
        Reported ahead = Reported.of(1, CONFIRMED).placed("2026-11-30T13:00:01").occurred("2026-11-30T13:00:01");

        OrderVerdict.Applied verdict = verdict(null, ahead, "2026-11-30T12:57:00");

        assertThat(verdict.order().state()).isEqualTo(OrderState.LATE);
        assertThat(tells(verdict).filter(tell -> tell.role() == Role.IT))
                .extracting(Tell::detail, Tell::once)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ORD-002", "livs 2026-11-30"));
        assertThat(tells(verdict(null, ahead, "2026-11-30T12:58:30")).filter(tell -> tell.role() == Role.IT))
                .isEmpty();
    }

    /** Whatever order they come in, and however often. */
    @Property(tries = 300)
    void anyOrderOfArrivalEndsInTheSameOrder(@ForAll("arrivals") List<Reported> arrivals) {
        Reported newest = arrivals.stream()
                .reduce((one, other) -> one.version() >= other.version() ? one : other)
                .orElseThrow();

        Seen seen = null;
        for (Reported each : arrivals) {
            OrderVerdict verdict = decide(seen, each, situation(Standing.ACTIVE, AFTER_CUTOFF));
            if (verdict instanceof OrderVerdict.Applied applied) {
                seen = seen(applied.order(), each);
            }
        }

        assertThat(seen).isNotNull();
        assertThat(seen.order()).isEqualTo(applied(null, newest, AFTER_CUTOFF));
    }

    /** A life of an order, in any order, some of it twice. */
    @Provide
    Arbitrary<List<Reported>> arrivals() {
        List<Reported> life = List.of(
                Reported.of(1, DRAFT),
                Reported.of(2, DRAFT).fee("SMALL_ORDER_FEE", 4_900),
                Reported.of(3, CONFIRMED).placed("2026-11-30T12:58:00"),
                Reported.of(4, CONFIRMED).placed("2026-11-30T12:58:00").on(Reported.TUESDAY),
                Reported.of(5, PICKED).placed("2026-11-30T12:58:00").on(Reported.TUESDAY),
                Reported.of(6, OUT_FOR_DELIVERY).placed("2026-11-30T12:58:00").on(Reported.TUESDAY),
                Reported.of(7, CANCELLED).placed("2026-11-30T12:58:00"));
        return Arbitraries.of(life).list().ofMinSize(1).ofMaxSize(12).map(ArrayList::new);
    }

    private static OrderVerdict decide(@Nullable Seen seen, Reported reported, Situation situation) {
        return OrderDecider.decide(seen, reported.report(), situation);
    }

    private static OrderVerdict.Applied verdict(@Nullable Seen seen, Reported reported, String now) {
        return (OrderVerdict.Applied) decide(seen, reported, situation(Standing.ACTIVE, now));
    }

    private static Order applied(@Nullable Seen seen, Reported reported, String now) {
        return verdict(seen, reported, now).order();
    }

    private static Situation situation(Standing standing, String now) {
        return new Situation(Reported.CASE, standing, Reported.OCCURRENCE, false, Reported.at(now));
    }

    private static Seen seen(Order order, Reported reported) {
        OrderReported report = reported.report();
        return new Seen(order, ReportDigest.of(report));
    }

    private static List<String> told(OrderVerdict.Applied verdict) {
        return tells(verdict).map(tell -> tell.kind() + " " + tell.detail()).toList();
    }

    private static Stream<Tell> tells(OrderVerdict.Applied verdict) {
        return verdict.effects().stream().filter(Tell.class::isInstance).map(Tell.class::cast);
    }
}
