package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.delivery.Day.ALERT;
import static se.inkopsnavet.delivery.Day.HOME;
import static se.inkopsnavet.delivery.Day.IN_HOSPITAL;
import static se.inkopsnavet.delivery.Day.THURSDAY;
import static se.inkopsnavet.delivery.Day.at;
import static se.inkopsnavet.delivery.Day.ended;
import static se.inkopsnavet.delivery.Day.hubTextsOutside;
import static se.inkopsnavet.delivery.Day.mayLeaveOutside;
import static se.inkopsnavet.delivery.Day.neverOutside;
import static se.inkopsnavet.delivery.Day.noAnswer;
import static se.inkopsnavet.delivery.Day.undecided;
import static se.inkopsnavet.delivery.Day.under;
import static se.inkopsnavet.policy.DeliveryOutcome.CANCELLED_BY_SUPPLIER;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_TO_CLIENT;
import static se.inkopsnavet.policy.DeliveryOutcome.LEFT_OUTSIDE_NEARBY;
import static se.inkopsnavet.policy.DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER;
import static se.inkopsnavet.policy.DeliveryOutcome.OTHER;
import static se.inkopsnavet.policy.DeliveryOutcome.RETURNED_TO_STORE;
import static se.inkopsnavet.policy.DeliveryOutcome.RETURNED_TO_WAREHOUSE;
import static se.inkopsnavet.policy.DeliveryOutcome.TO_UNIT_PREMISES;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.delivery.Situation.Standing;
import se.inkopsnavet.policy.DeliveryOutcome;

/** Flow F13 under the shipped policies side by side: one municipality may leave groceries outside, one never, one has not decided. */
class ClosedDoorTest {

    @Test
    void aClosedDoorIsAnAlertAtOnceAndTheManagersInHalfAnHour() {
        Day day = under(neverOutside()).after(noAnswer(1, "10:30"));

        assertThat(day.said())
                .containsExactly(
                        ALERT,
                        "sms UNIT door-not-opened",
                        "watch DOOR_ESCALATION 2026-12-03T10:00:00Z",
                        "watch OUTCOME_MISSING 2026-12-03T11:30:00Z");
        assertThat(Day.said(TimeDecider.escalated(day.delivery, HOME, at("11:00"))))
                .containsExactly("tell MANAGER DOOR_ESCALATED", "sms MANAGER door-escalated");
    }

    /** AC-13-12: also when the driver rings again. */
    @Test
    void aDoorIsOneAlertHoweverOftenItIsReported() {
        Day day = under(mayLeaveOutside()).after(noAnswer(1, "10:30"));
        day.said();

        assertThat(day.after(noAnswer(1, "10:30")).said()).isEmpty();
        assertThat(day.last).isEqualTo(Judged.Verdict.KNOWN);
        assertThat(day.after(noAnswer(2, "10:35")).said())
                .containsExactly("watch OUTCOME_MISSING 2026-12-03T11:35:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "STOPPED, true, true, true, true, 5, DOOR_CASE_STOPPED",
        "PAUSED, false, true, true, true, 5, DOOR_CLIENT_AWAY",
        "IN_USE, true, true, true, true, 5, DOOR_CLIENT_AWAY",
        "IN_USE, false, false, true, true, 5, DOOR_CLIENT_MOVED",
        "IN_USE, false, false, false, true, 5, DOOR_STAFF_PLANNED",
        "IN_USE, false, false, false, false, 2, DOOR_CLOSED_AGAIN",
        "IN_USE, false, false, false, false, 1, DOOR_NOT_OPENED"
    })
    void theUnitHearsTheMostProbableReason(
            Standing standing, boolean away, boolean open, boolean moved, boolean met, int before, String told) {
        Situation situation = new Situation(standing, away, open, moved, met, false, before);
        boolean explained = standing != Standing.IN_USE || away;

        Day day = under(mayLeaveOutside()).of(situation).after(noAnswer(1, "10:30"));

        List<String> said = day.said();
        assertThat(said).first().asString().isEqualTo("tell RESPONSIBLE " + told);
        assertThat(said.stream().anyMatch(each -> each.contains("ESCALATION"))).isNotEqualTo(explained);
        assertThat(TimeDecider.escalated(day.delivery, situation, at("11:00")).isEmpty())
                .isEqualTo(explained);
        assertThat(said.contains("sms UNIT door-not-opened")).isEqualTo(standing != Standing.STOPPED);
    }

    /** AC-13-2, as shipped: the supplier sends the SMS, and the hub never a second one. */
    @Test
    void nobodyAnswersWhereGroceriesMayStandOutside() {
        Day day = under(mayLeaveOutside()).after(noAnswer(1, "10:30"), ended(1, LEFT_OUTSIDE_NO_ANSWER));

        assertThat(day.said())
                .containsExactly(
                        ALERT,
                        "sms UNIT door-not-opened",
                        "watch DOOR_ESCALATION 2026-12-03T10:00:00Z",
                        "watch OUTCOME_MISSING 2026-12-03T11:30:00Z",
                        "count {}",
                        "tell RESPONSIBLE DELIVERED_OUTSIDE LEFT_OUTSIDE_NO_ANSWER",
                        "note LEFT_OUTSIDE_NO_ANSWER LEFT_BY_RULE",
                        "watch COLD_CHAIN 2026-12-03T10:40:00Z");
    }

    /** AC-13-2, where the policy says that the hub sends it: one, whatever is reported again or corrected. */
    @Test
    void oneSmsToTheNumberInTheListWhereTheHubSendsIt() {
        Day day = under(hubTextsOutside())
                .after(noAnswer(1, "10:30"), ended(1, LEFT_OUTSIDE_NO_ANSWER), ended(1, LEFT_OUTSIDE_NO_ANSWER));

        assertThat(day.said())
                .filteredOn(said -> said.contains("groceries-outside"))
                .containsExactly("sms NUMBER_IN_CUSTOMER_LIST groceries-outside");
        assertThat(under(hubTextsOutside()).after(ended(1, LEFT_OUTSIDE_NEARBY)).said())
                .noneMatch(said -> said.contains("groceries-outside"));
    }

    /** The driver never says that nobody answered, only what became of the groceries. */
    @Test
    void theOutcomeAloneIsAnAlertToo() {
        assertThat(under(mayLeaveOutside())
                        .after(ended(1, LEFT_OUTSIDE_NO_ANSWER))
                        .said())
                .contains(ALERT, "sms UNIT door-not-opened", "watch DOOR_ESCALATION 2026-12-03T10:10:00Z");
    }

    @Test
    void groceriesStillOutsideAfterAnHourAreAReminder() {
        Day day = under(mayLeaveOutside()).after(ended(1, LEFT_OUTSIDE_NEARBY));
        var rule = day.policy.delivery().door();

        assertThat(Day.said(TimeDecider.stillOutside(day.delivery, "outcome/1", rule, at("11:40"))))
                .containsExactly("tell RESPONSIBLE DELIVERY_COLD_CHAIN", "sms UNIT cold-chain");
        day.after(ended(2, DELIVERED_TO_CLIENT));
        assertThat(TimeDecider.stillOutside(day.delivery, "outcome/1", rule, at("11:40")))
                .isEmpty();
    }

    /** AC-13-3. */
    @Test
    void whoIsInHospitalForATimeUnknownIsPausedAndTheOldOrderIsNotSentAgain() {
        Day day = under(mayLeaveOutside()).of(IN_HOSPITAL).after(ended(1, RETURNED_TO_WAREHOUSE));

        assertThat(day.said())
                .containsExactly(
                        "count {}",
                        "Pause[]",
                        "tell RESPONSIBLE DELIVERY_RETURNED RETURNED_TO_WAREHOUSE",
                        "note RETURNED_TO_WAREHOUSE ORDERED_ANEW");
    }

    /** A case must not stand still, with the food guard calmed, because a driver turned round. */
    @Test
    void whoIsNotKnownToBeAwayIsNotPaused() {
        assertThat(under(mayLeaveOutside())
                        .after(ended(1, RETURNED_TO_WAREHOUSE))
                        .said())
                .contains("tell RESPONSIBLE DELIVERY_RETURNED RETURNED_TO_WAREHOUSE")
                .doesNotContain("Pause[]", "ask DELIVER_AGAIN");
    }

    /** AC-13-5. */
    @Test
    void groceriesBackInTheStoreAreDeliveredAgainTheSameWeek() {
        Day day = under(neverOutside()).after(noAnswer(1, "10:30"), ended(1, RETURNED_TO_STORE));

        assertThat(day.said())
                .contains(
                        "ask DELIVER_AGAIN",
                        "tell RESPONSIBLE DELIVERY_RETURNED_AGAIN RETURNED_TO_STORE",
                        "note RETURNED_TO_STORE DELIVERED_AGAIN")
                .noneMatch(said -> said.contains("NUMBER_IN_CUSTOMER_LIST") || said.contains("outside"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2, true", "3, false", "4, false"})
    void thereIsASameWeekUntilItsSunday(int daysLater, boolean again) {
        Day day = under(neverOutside()).on(THURSDAY.plusDays(daysLater)).after(ended(1, RETURNED_TO_STORE));

        assertThat(day.said().contains("ask DELIVER_AGAIN")).isEqualTo(again);
    }

    @Test
    void nothingIsDeliveredAgainToSomebodyWhoIsAway() {
        assertThat(under(neverOutside())
                        .of(IN_HOSPITAL)
                        .after(ended(1, RETURNED_TO_STORE))
                        .said())
                .contains("tell RESPONSIBLE DELIVERY_RETURNED RETURNED_TO_STORE")
                .doesNotContain("ask DELIVER_AGAIN", "Pause[]");
    }

    /** AC-13-6. */
    @ParameterizedTest
    @EnumSource(names = {"LEFT_OUTSIDE_NEARBY", "LEFT_OUTSIDE_NO_ANSWER"})
    void groceriesOutsideWhereTheyMustNeverStandAreABreach(DeliveryOutcome outcome) {
        Day day = under(neverOutside()).after(ended(1, outcome));

        assertThat(day.said())
                .contains(
                        "tell RESPONSIBLE DOOR_BREACH " + outcome,
                        "sms UNIT delivery-breach",
                        "Complain[outcome=" + outcome + "]",
                        "note " + outcome + " BREACH")
                .noneMatch(said -> said.contains("groceries-outside"));
        assertThat(Day.said(TimeDecider.stillOutside(
                        day.delivery, "outcome/1", day.policy.delivery().door(), at("11:40"))))
                .containsExactly("tell RESPONSIBLE DELIVERY_COLD_CHAIN");
    }

    /** AC-13-9. */
    @Test
    void aCodeThatNobodyKnowsIsForAPerson() {
        assertThat(under(mayLeaveOutside()).after(ended(1, OTHER)).said())
                .containsExactly("count {}", "tell RESPONSIBLE DELIVERY_OUTCOME_UNKNOWN");
    }

    @Test
    void whatThePolicyNeitherAllowsNorForbidsIsAQuestion() {
        assertThat(under(mayLeaveOutside()).after(ended(1, RETURNED_TO_STORE)).said())
                .containsExactly(
                        "count {}",
                        "tell RESPONSIBLE DOOR_OUTCOME_QUESTIONED RETURNED_TO_STORE",
                        "note RETURNED_TO_STORE QUESTIONED");
        assertThat(under(neverOutside()).after(ended(1, TO_UNIT_PREMISES)).said())
                .contains("tell RESPONSIBLE DOOR_OUTCOME_QUESTIONED TO_UNIT_PREMISES");
        assertThat(under(mayLeaveOutside()).after(ended(1, TO_UNIT_PREMISES)).said())
                .contains("tell RESPONSIBLE DELIVERY_TO_UNIT", "note TO_UNIT_PREMISES KEPT_AT_UNIT");
    }

    /** A person is told, and nothing happens by itself. */
    @ParameterizedTest
    @EnumSource(names = {"LEFT_OUTSIDE_NEARBY", "LEFT_OUTSIDE_NO_ANSWER", "RETURNED_TO_STORE", "RETURNED_TO_WAREHOUSE"})
    void whereNothingIsDecidedAPersonIsTold(DeliveryOutcome outcome) {
        Day day = under(undecided()).after(noAnswer(1, "10:30"));
        assertThat(day.said()).containsExactly(ALERT, "watch OUTCOME_MISSING 2026-12-03T11:30:00Z");

        assertThat(day.after(ended(1, outcome)).said())
                .containsExactly("count {}", "tell RESPONSIBLE DOOR_UNDECIDED " + outcome);
    }

    @Test
    void noGroceriesAtAllIsADeviation() {
        assertThat(under(neverOutside()).after(ended(1, CANCELLED_BY_SUPPLIER)).said())
                .containsExactly(
                        "count {}",
                        "tell RESPONSIBLE DELIVERY_FAILED CANCELLED_BY_SUPPLIER",
                        "note CANCELLED_BY_SUPPLIER UNIT_TOLD");
    }
}
