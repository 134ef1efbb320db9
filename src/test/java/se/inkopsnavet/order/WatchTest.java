package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.order.ClientReminders.How.CALL;
import static se.inkopsnavet.order.ClientReminders.How.NOT;
import static se.inkopsnavet.order.ClientReminders.How.TEXT;
import static se.inkopsnavet.policy.DeliveryPolicy.Fulfilment.HOMECARE_PICKUP;
import static se.inkopsnavet.policy.DeliveryPolicy.Fulfilment.MUNICIPAL_TRANSPORT;
import static se.inkopsnavet.policy.DeliveryPolicy.Fulfilment.STORE_DELIVERY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.decision.LifeArea;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.trade.OrderReported.State;

/** What the watchdog finds missing, which way it then takes, and who is reminded: F10 steps 4 and 5, pure. */
class WatchTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "DAY_BEFORE, -, NOT_PLACED",
                "DAY_BEFORE, CANCELLED, NOT_PLACED",
                "DAY_BEFORE, DRAFT_SEEN, -",
                "HOURS_BEFORE, DRAFT_SEEN, NOT_CONFIRMED",
                "HOURS_BEFORE, CONFIRMED, -",
                "HOURS_BEFORE, -, NOT_PLACED",
                "CUTOFF, DRAFT_SEEN, MISSED",
                "CUTOFF, REJECTED, MISSED",
                "HOURS_BEFORE, LATE, -",
                "CUTOFF, LATE, MISSED",
                "CUTOFF, LOCKED, -"
            })
    void missingIs(Watch watch, @Nullable OrderState state, TaskStore.@Nullable Kind expected) {
        assertThat(watch.missing(state == null ? null : order(state))).isEqualTo(expected);
    }

    @Test
    void theCutOffIsLookedAtWhenItIsOver() {
        var cutoff = Reported.at("2026-11-30T13:00:00");

        assertThat(Watch.CUTOFF.at(cutoff, true)).isEqualTo(Reported.at("2026-11-30T13:00:01"));
        assertThat(Watch.CUTOFF.at(cutoff, false)).isEqualTo(cutoff);
        assertThat(Watch.HOURS_BEFORE.at(cutoff, true)).isEqualTo(Reported.at("2026-11-30T10:00:00"));
    }

    /** AC-10-5, F10 step 5: what the supplier can, then the week's next, then another way, then a person. */
    @Test
    void waysAreTriedInTheirOrder() {
        Occurrence missed = Reported.OCCURRENCE;
        Occurrence friday = Reported.occurrence(Reported.TUESDAY.plusDays(3), 2);
        Occurrence nextWeek = Reported.occurrence(Reported.TUESDAY.plusDays(7), 1);

        assertThat(Way.after(missed, true, List.of(friday), List.of(STORE_DELIVERY, HOMECARE_PICKUP)))
                .isEqualTo(new Way(Way.Kind.LATE_ORDER, missed.day()));
        assertThat(Way.after(missed, false, List.of(friday), List.of(STORE_DELIVERY, HOMECARE_PICKUP)))
                .isEqualTo(new Way(Way.Kind.NEXT_OCCURRENCE, friday.day()));
        assertThat(Way.after(missed, false, List.of(nextWeek), List.of(STORE_DELIVERY, HOMECARE_PICKUP))
                        .kind())
                .isEqualTo(Way.Kind.OTHER_WAY);
        assertThat(Way.after(missed, false, List.of(), List.of(STORE_DELIVERY, MUNICIPAL_TRANSPORT))
                        .kind())
                .isEqualTo(Way.Kind.BY_HAND);
    }

    /** AC-10-14: who cannot use the telephone is never sent an SMS. */
    @Test
    void lifeAreasSayHowAClientIsReminded() {
        assertThat(ClientReminders.how(Set.of())).isEqualTo(NOT);
        assertThat(ClientReminders.how(Set.of(LifeArea.DAILY_ROUTINE))).isEqualTo(TEXT);
        assertThat(ClientReminders.how(Set.of(LifeArea.USE_TECHNOLOGY))).isEqualTo(CALL);
        assertThat(ClientReminders.how(Set.of(LifeArea.DAILY_ROUTINE, LifeArea.USE_TECHNOLOGY)))
                .isEqualTo(CALL);
    }

    @Test
    void anOrderBelongsToTheDayThatTheSupplierSays() {
        Occurrence friday = Reported.occurrence(Reported.TUESDAY.plusDays(3), 2);
        Occurrence nextWeek = Reported.occurrence(Reported.TUESDAY.plusDays(7), 1);
        List<Occurrence> around = List.of(nextWeek, friday, Reported.OCCURRENCE);

        assertThat(belongs(Reported.of(1, State.CONFIRMED).on(Reported.TUESDAY), around))
                .isEqualTo(Reported.OCCURRENCE);
        assertThat(belongs(Reported.of(1, State.CONFIRMED).on(Reported.TUESDAY.plusDays(2)), around))
                .as("another day of the week")
                .isEqualTo(Reported.OCCURRENCE);
        assertThat(belongs(Reported.of(1, State.CONFIRMED).on(Reported.TUESDAY.plusDays(5)), around))
                .isEqualTo(friday);
        assertThat(belongs(Reported.of(1, State.CONFIRMED).on(Reported.TUESDAY.minusDays(1)), around))
                .as("before the week's first")
                .isEqualTo(Reported.OCCURRENCE);
        assertThat(Belonging.of(
                        Reported.of(1, State.CONFIRMED)
                                .on(Reported.TUESDAY.plusWeeks(3))
                                .report(),
                        around))
                .isEmpty();
    }

    @Test
    void whileNoDayIsSaidAnOrderBelongsToTheNextDelivery() {
        Occurrence nextWeek = Reported.occurrence(Reported.TUESDAY.plusDays(7), 1);
        List<Occurrence> around = List.of(Reported.OCCURRENCE, nextWeek);

        assertThat(belongs(Reported.of(1, State.CONFIRMED).placed("2026-11-30T13:00:01"), around))
                .as("too late for it, and therefore late")
                .isEqualTo(Reported.OCCURRENCE);
        assertThat(belongs(Reported.of(1, State.CONFIRMED).placed("2026-12-01T09:00:00"), around))
                .as("it is out for delivery already")
                .isEqualTo(nextWeek);
    }

    @Test
    void isoWeeksKeepTheirYear() {
        assertThat(Weeks.of(LocalDate.of(2027, 1, 1))).isEqualTo("2026-W53");
        assertThat(Weeks.monday("2026-W53")).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(Weeks.monday("2027-W01")).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    private static Occurrence belongs(Reported reported, List<Occurrence> around) {
        return Belonging.of(reported.report(), around).orElseThrow();
    }

    private static Order order(OrderState state) {
        return new Order(
                "exempelkommun",
                "livs",
                "4711",
                Reported.CASE,
                Reported.OCCURRENCE.key(),
                state,
                1,
                Reported.at("2026-11-29T10:00:00"),
                null,
                null,
                0);
    }
}
