package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.delivery.Day.HOME;
import static se.inkopsnavet.delivery.Day.IN_HOSPITAL;
import static se.inkopsnavet.delivery.Day.MET;
import static se.inkopsnavet.delivery.Day.THURSDAY;
import static se.inkopsnavet.delivery.Day.WITH_CROSS;
import static se.inkopsnavet.delivery.Day.at;
import static se.inkopsnavet.delivery.Day.delayed;
import static se.inkopsnavet.delivery.Day.ended;
import static se.inkopsnavet.delivery.Day.expected;
import static se.inkopsnavet.delivery.Day.just;
import static se.inkopsnavet.delivery.Day.mayLeaveOutside;
import static se.inkopsnavet.delivery.Day.noAnswer;
import static se.inkopsnavet.delivery.Day.under;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_AND_FRIDGE_PACKED;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_TO_CLIENT;
import static se.inkopsnavet.policy.DeliveryOutcome.LOCKER;
import static se.inkopsnavet.policy.DeliveryOutcome.PICKED_UP_BY_HOMECARE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** Flow F12: what people hear while groceries are on their way, and what a packed fridge leads to. */
class DeliveryDayTest {

    private final Day day = under(mayLeaveOutside());

    /** AC-12-1: the new time, and nothing about anybody. */
    @Test
    void aDelayIsToldWithTheNewTimeAndIsOfNoUseAfterIt() {
        day.after(delayed(1, "10:00", "11:15"));

        assertThat(day.acts)
                .filteredOn(Act.Send.class::isInstance)
                .singleElement()
                .satisfies(act -> {
                    Act.Send send = (Act.Send) act;
                    assertThat(send.usefulUntil()).isEqualTo(at("11:15"));
                });
        assertThat(day.said())
                .containsExactly(
                        "sms CLIENT_ELSE_UNIT delivery-delayed {time=11:15}",
                        "watch OUTCOME_MISSING 2026-12-03T12:15:00Z");
    }

    @Test
    void theSameTimeIsToldOnce() {
        day.after(delayed(1, "10:00", "11:15")).said();

        assertThat(day.after(delayed(1, "10:00", "11:15")).said()).isEmpty();
        assertThat(day.last).isEqualTo(Judged.Verdict.KNOWN);
        assertThat(day.after(delayed(2, "10:05", "11:15")).said()).isEmpty();
        assertThat(day.last).isEqualTo(Judged.Verdict.APPLIED);
    }

    @Test
    void anOlderVersionSaysNothingAnyMore() {
        day.after(delayed(2, "10:05", "11:30")).said();

        assertThat(day.after(delayed(1, "10:00", "11:15")).said()).isEmpty();

        assertThat(day.last).isEqualTo(Judged.Verdict.OUTDATED);
        assertThat(day.delivery.eta()).contains(at("11:30"));
    }

    @Test
    void aVersionThatSaysSomethingElseIsNotBelieved() {
        day.after(delayed(1, "10:00", "11:15")).said();

        assertThat(day.after(delayed(1, "10:00", "12:45")).said()).isEmpty();

        assertThat(day.last).isEqualTo(Judged.Verdict.CONTRADICTING);
        assertThat(day.delivery.eta()).contains(at("11:15"));
    }

    @Test
    void aDelayWithoutATimeIsIncomplete() {
        day.after(just(Kind.DELAYED, 1, "10:00"));

        assertThat(day.last).isEqualTo(Judged.Verdict.INCOMPLETE);
        assertThat(day.delivery.reports()).isEmpty();
    }

    @Test
    void aTimeOfAnotherDayHasItsDate() {
        day.after(new Seen(Kind.DELAYED, 1, at("19:00"), at(THURSDAY.plusDays(1), "09:30"), null, 0));

        assertThat(day.said())
                .first()
                .asString()
                .isEqualTo("sms CLIENT_ELSE_UNIT delivery-delayed {time=2026-12-04 09:30}");
    }

    @Test
    void smallChangesAndASecondArrivalAreNotTold() {
        assertThat(day.after(expected(1, "08:00", "10:00")).said())
                .contains("sms CLIENT_ELSE_UNIT delivery-expected {time=10:00}");
        assertThat(day.after(expected(2, "08:30", "10:15")).said()).noneMatch(said -> said.startsWith("sms"));
        assertThat(day.after(expected(3, "09:00", "10:45")).said())
                .contains("sms CLIENT_ELSE_UNIT delivery-expected {time=10:45}");
        assertThat(day.after(just(Kind.ARRIVING, 1, "10:40")).said())
                .containsExactly("sms CLIENT_ELSE_UNIT delivery-arriving");
        assertThat(day.after(just(Kind.ARRIVING, 2, "10:42")).said()).isEmpty();
    }

    /** A delay that was overtaken on its way here is no news. */
    @Test
    void anEarlierWordThatComesLaterIsNotTold() {
        day.after(expected(1, "09:30", "10:20")).said();

        assertThat(day.after(delayed(1, "09:00", "10:50")).said()).isEmpty();
    }

    @Test
    void nothingIsToldOfTheWayWhenItIsOver() {
        day.after(ended(1, DELIVERED_TO_CLIENT)).said();

        assertThat(day.after(delayed(1, "10:00", "11:15"), just(Kind.ARRIVING, 1, "10:30"))
                        .said())
                .isEmpty();
    }

    @Test
    void whoIsAwayIsNotTextedButTheUnitHearsOnceThatADriverComes() {
        Day away = day.of(IN_HOSPITAL);

        away.after(delayed(1, "10:00", "11:15"), delayed(2, "10:30", "11:45"));

        assertThat(away.said())
                .filteredOn(said -> !said.startsWith("watch"))
                .containsOnly("tell RESPONSIBLE DELIVERY_UNEXPECTED");
        assertThat(away.acts.stream()
                        .filter(Act.Tell.class::isInstance)
                        .distinct()
                        .count())
                .isLessThan(2);
    }

    /** F12 step 2: ten minutes and ten more are twenty. */
    @Test
    void whoMeetsTheDriverHearsOfAnotherTimeEvenWhenItComesBitByBit() {
        Day met = day.of(MET);

        assertThat(met.after(expected(1, "08:00", "10:00")).said()).contains("tell RESPONSIBLE MEET_DRIVER 10:00");
        assertThat(met.after(delayed(1, "09:00", "10:10")).said()).noneMatch(said -> said.contains("MEET_DRIVER"));
        assertThat(met.after(delayed(2, "09:10", "10:20")).said()).contains("tell RESPONSIBLE MEET_DRIVER 10:20");
        assertThat(day.of(HOME).after(expected(1, "08:00", "10:00")).said())
                .noneMatch(said -> said.contains("MEET_DRIVER"));
    }

    /** AC-12-4. */
    @Test
    void aPackedFridgeIsAPantryToUnpackACostAndAContact() {
        List<String> said =
                day.of(WITH_CROSS).after(ended(1, DELIVERED_AND_FRIDGE_PACKED)).said();

        assertThat(said)
                .containsExactly(
                        "count {FRIDGE_PACKING=MUNICIPALITY, IN_HOME_CONTACT=NONE}",
                        "tell RESPONSIBLE PANTRY_TO_UNPACK");
    }

    /** AC-14-2: nobody had ordered it. */
    @Test
    void aFridgePackedWithoutACrossIsForAPersonToPay() {
        assertThat(day.after(ended(1, DELIVERED_AND_FRIDGE_PACKED)).said())
                .contains("count {FRIDGE_PACKING=UNDECIDED_DISPUTE, IN_HOME_CONTACT=NONE}");
    }

    @Test
    void aCorrectedOutcomeCountsAsItIsNow() {
        day.of(WITH_CROSS);
        day.after(ended(1, DELIVERED_AND_FRIDGE_PACKED)).said();

        assertThat(day.after(ended(2, DELIVERED_TO_CLIENT)).said()).containsExactly("count {}");
    }

    @Test
    void groceriesThatHomeCareFetchesAreATaskAndATransport() {
        assertThat(day.after(just(Kind.READY_FOR_PICKUP, 1, "09:00")).said())
                .containsExactly("tell RESPONSIBLE PICKUP_READY", "sms UNIT ready-for-pickup");
        assertThat(day.after(ended(1, PICKED_UP_BY_HOMECARE)).said())
                .containsExactly("count {HOME_TRANSPORT=UNDECIDED_DISPUTE}");
        assertThat(under(Day.shipped("soderkoping"))
                        .after(ended(1, PICKED_UP_BY_HOMECARE))
                        .said())
                .containsExactly("count {HOME_TRANSPORT=NONE}");
        assertThat(under(mayLeaveOutside()).after(ended(1, LOCKER)).said())
                .containsExactly("count {}", "tell RESPONSIBLE PICKUP_READY", "sms UNIT ready-for-pickup");
    }

    @Test
    void substitutionsAreForTheUnitToTell() {
        assertThat(day.after(just(Kind.SUBSTITUTED, 1, "09:00")).said())
                .containsExactly("tell RESPONSIBLE DELIVERY_SUBSTITUTED");
    }

    @Test
    void aDriverWhoNeverStopsReportingIsCutOff() {
        for (int version = 1; version <= DayDecider.MOST_REPORTS; version++) {
            day.after(just(Kind.SUBSTITUTED, version, "09:00"));
        }

        day.after(just(Kind.ARRIVING, 1, "10:00"));

        assertThat(day.last).isEqualTo(Judged.Verdict.TOO_MANY);
    }

    @Test
    void aClosedDoorAndItsEndAreHeardHoweverMuchWasReportedBefore() {
        for (int version = 1; version <= DayDecider.MOST_REPORTS; version++) {
            day.after(just(Kind.SUBSTITUTED, version, "09:00"));
        }
        day.said();

        assertThat(day.after(noAnswer(1, "10:30")).said()).contains("tell RESPONSIBLE DOOR_NOT_OPENED");
        day.after(ended(1, DELIVERED_TO_CLIENT));

        assertThat(day.last).isEqualTo(Judged.Verdict.APPLIED);
        assertThat(day.delivery.outcome()).contains(DELIVERED_TO_CLIENT);
    }

    /** A supplier whose clock is a year ahead does not put off what must happen within half an hour. */
    @Test
    void noTimerWaitsForASupplierWhoseClockIsAhead() {
        day.now = at("10:30");
        Instant ahead = at(Day.THURSDAY.plusYears(1), "10:30");
        day.after(new Seen(Kind.NO_ANSWER, 1, ahead, null, null, 1));
        day.after(new Seen(Kind.OUTCOME, 1, ahead, null, DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER, 1));

        assertThat(day.said()).contains("watch DOOR_ESCALATION " + at("11:00"), "watch COLD_CHAIN " + at("11:30"));
    }

    @Test
    void aTimeFarAwayPutsOffTheQuestionToTheNextDayAtMost() {
        day.after(new Seen(Kind.EXPECTED, 1, at("09:00"), at(Day.THURSDAY.plusYears(1), "10:00"), null, 0));

        assertThat(day.delivery.outcomeDue()).contains(at(Day.THURSDAY.plusDays(2), "02:00"));
    }

    /** AC-13-11. */
    @Test
    void twoHoursWithoutAnOutcomeAreAQuestionToSupplierAndUnit() {
        day.in("09:00", "11:00").after(delayed(1, "10:00", "11:15"));

        assertThat(TimeDecider.unheard(day.delivery, at("13:14"))).isEmpty();
        assertThat(Day.said(TimeDecider.unheard(day.delivery, at("13:15"))))
                .containsExactly("tell RESPONSIBLE DELIVERY_OUTCOME_MISSING", "ask HOW_DID_IT_END");
        day.after(ended(1, DELIVERED_TO_CLIENT));
        assertThat(TimeDecider.unheard(day.delivery, at("13:15"))).isEmpty();
    }

    @Test
    void theSlotCountsWhereTheDriverHasSaidNothing() {
        day.in("09:00", "11:00");

        assertThat(TimeDecider.unheard(day.delivery, at("12:59"))).isEmpty();
        assertThat(TimeDecider.unheard(day.delivery, at("13:00"))).hasSize(2);
    }
}
