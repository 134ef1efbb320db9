package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.delivery.Day.ALERT;
import static se.inkopsnavet.delivery.Day.HOME;
import static se.inkopsnavet.delivery.Day.at;
import static se.inkopsnavet.delivery.Day.ended;
import static se.inkopsnavet.delivery.Day.mayLeaveOutside;
import static se.inkopsnavet.delivery.Day.neverOutside;
import static se.inkopsnavet.delivery.Day.noAnswer;
import static se.inkopsnavet.delivery.Day.under;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_TO_CLIENT;
import static se.inkopsnavet.policy.DeliveryOutcome.LEFT_OUTSIDE_NEARBY;
import static se.inkopsnavet.policy.DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER;

import org.junit.jupiter.api.Test;

/** Flow F13: what clears the alert of a closed door, and what does not (docs/decisions/0056). */
class CorrectedOutcomeTest {

    /** AC-13-8, where it was allowed. */
    @Test
    void aCorrectedOutcomeClearsTheAlertAndKeepsTheHistory() {
        Day day = under(mayLeaveOutside()).after(noAnswer(1, "10:30"), ended(1, LEFT_OUTSIDE_NO_ANSWER));
        day.said();

        assertThat(day.after(ended(2, DELIVERED_TO_CLIENT)).said())
                .containsExactly("Correct[version=1]", "tell RESPONSIBLE DOOR_CLEARED DELIVERED_TO_CLIENT", "count {}");

        assertThat(day.delivery.isAlarmed()).isFalse();
        assertThat(day.delivery.outcome()).contains(DELIVERED_TO_CLIENT);
        assertThat(day.delivery.reports()).contains(ended(1, LEFT_OUTSIDE_NO_ANSWER));
        assertThat(TimeDecider.escalated(day.delivery, HOME, at("11:00"))).isEmpty();
    }

    /** AC-13-8, where it was a breach. */
    @Test
    void aBreachThatWasNoneIsTakenBackToo() {
        Day day = under(neverOutside()).after(ended(1, LEFT_OUTSIDE_NEARBY));
        day.said();

        assertThat(day.after(ended(2, DELIVERED_TO_CLIENT)).said())
                .containsExactly("Correct[version=1]", "tell RESPONSIBLE DOOR_CLEARED DELIVERED_TO_CLIENT", "count {}");
        assertThat(day.after(ended(1, LEFT_OUTSIDE_NEARBY)).said()).isEmpty();
    }

    /** Found by shuffling: an outcome that is no receipt closed the alert in silence, and the next report raised it again. */
    @Test
    void anotherOutcomeThatIsNoReceiptNeitherClearsNorRepeatsTheAlert() {
        Day straight = under(mayLeaveOutside())
                .after(ended(1, LEFT_OUTSIDE_NO_ANSWER), ended(2, LEFT_OUTSIDE_NEARBY), noAnswer(1, "10:30"));
        Day reversed = under(mayLeaveOutside()).after(ended(2, LEFT_OUTSIDE_NEARBY), ended(1, LEFT_OUTSIDE_NO_ANSWER));

        assertThat(straight.said()).containsOnlyOnce(ALERT);
        assertThat(reversed.said()).containsOnlyOnce(ALERT);
        assertThat(straight.delivery.isAlarmed() && reversed.delivery.isAlarmed())
                .isTrue();
    }

    @Test
    void anAlertThatWasClearedByMistakeIsRaisedAgain() {
        Day day = under(mayLeaveOutside()).after(noAnswer(1, "10:30"), ended(1, DELIVERED_TO_CLIENT));
        day.said();

        assertThat(day.after(ended(2, LEFT_OUTSIDE_NO_ANSWER)).said()).contains(ALERT);
    }

    @Test
    void aDoorThatIsReportedAfterTheGroceriesWereReceivedIsNoAlert() {
        Day day = under(mayLeaveOutside()).after(ended(1, DELIVERED_TO_CLIENT));
        day.said();

        assertThat(day.after(noAnswer(1, "10:30")).said()).isEmpty();
    }
}
