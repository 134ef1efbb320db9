package se.inkopsnavet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.schedule.DeviationKind.ABSENT;
import static se.inkopsnavet.schedule.DeviationKind.ADDRESS;
import static se.inkopsnavet.schedule.DeviationKind.DUPLICATE;
import static se.inkopsnavet.schedule.DeviationKind.NEW_TIME;
import static se.inkopsnavet.schedule.DeviationKind.NOT_ON_SCHEDULE;
import static se.inkopsnavet.schedule.DeviationKind.NO_ORDER;
import static se.inkopsnavet.schedule.DeviationKind.OUTSIDE_HOURS;
import static se.inkopsnavet.schedule.DeviationKind.PROTECTED;
import static se.inkopsnavet.schedule.DeviationKind.STOPPED;
import static se.inkopsnavet.schedule.DeviationKind.UNKNOWN_CUSTOMER;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.policy.DeliveryPolicy.Hours;
import se.inkopsnavet.purchase.CaseState;

class ComparisonTest {

    private static final LocalTime TEN = LocalTime.of(10, 0);

    private static Standing client(String ref) {
        return new Standing(ref, "enhet", CaseState.HANDED_OVER, false, false);
    }

    private static Standing in(String ref, CaseState state) {
        return new Standing(ref, "enhet", state, state == CaseState.HELD_PROTECTED, false);
    }

    private static DrivenStop stop(int n, @Nullable String ref) {
        return new DrivenStop(n, ref, TEN, TEN.plusHours(2), true, null);
    }

    private static List<String> found(Comparison comparison, DrivenStop... stops) {
        return comparison.of(List.of(stops)).stream()
                .map(deviation -> deviation.kind() + " " + deviation.subject() + " " + deviation.unitId())
                .toList();
    }

    private static Comparison expecting(Set<String> expected, Standing... cases) {
        return new Comparison(
                Arrays.stream(cases).collect(Collectors.toMap(Standing::caseRef, Function.identity())), expected, null);
    }

    @Test
    void whatIsExpectedAndDrivenIsNoNews() {
        assertThat(found(expecting(Set.of("A"), client("A")), stop(1, "A"))).isEmpty();
    }

    @Test
    void orderedAndNotOnTheSchedule() {
        assertThat(found(expecting(Set.of("A", "B"), client("A"), client("B")), stop(1, "A")))
                .containsExactly(NOT_ON_SCHEDULE + " B enhet");
    }

    @Test
    void onTheScheduleWithoutAnOrder() {
        assertThat(found(expecting(Set.of("A"), client("A"), client("B")), stop(1, "A"), stop(2, "B")))
                .containsExactly(NO_ORDER + " B enhet");
    }

    /** AC-11-3. */
    @Test
    void whoIsAwayIsAnException() {
        Standing away = new Standing("A", "enhet", CaseState.HANDED_OVER, false, true);

        assertThat(found(expecting(Set.of("A"), away), stop(1, "A"))).containsExactly(ABSENT + " A enhet");
        assertThat(found(expecting(Set.of("A"), in("A", CaseState.PAUSED)), stop(1, "A")))
                .containsExactly(ABSENT + " A enhet");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "DECEASED", "HELD_NO_BASIS", "HELD_POLICY"})
    void whatIsStoppedIsAnExceptionWithoutItsReason(CaseState state) {
        assertThat(found(expecting(Set.of("A"), in("A", state)), stop(1, "A"))).containsExactly(STOPPED + " A enhet");
    }

    @Test
    void whoDoesNotReceiveIsNotMissed() {
        assertThat(found(expecting(
                        Set.of("A", "B", "C"),
                        in("A", CaseState.DECEASED),
                        in("B", CaseState.PAUSED),
                        in("C", CaseState.HELD_PROTECTED))))
                .isEmpty();
    }

    /** AC-11-8: also of two stops at one who may be protected the unit hears nothing. */
    @Test
    void protectedPersonsAreInNoUnitsList() {
        assertThat(found(expecting(Set.of("A"), in("A", CaseState.HELD_PROTECTED)), stop(1, "A"), stop(2, "A")))
                .containsExactly(PROTECTED + " A null");
    }

    /** AC-11-2. */
    @Test
    void anotherAddressThanTheClientsIsAnException() {
        DrivenStop old = new DrivenStop(1, "A", TEN, TEN.plusHours(2), false, null);
        DrivenStop silent = new DrivenStop(1, "A", TEN, TEN.plusHours(2), null, null);

        assertThat(found(expecting(Set.of("A"), client("A")), old)).containsExactly(ADDRESS + " A enhet");
        assertThat(found(expecting(Set.of("A"), client("A")), silent)).isEmpty();
    }

    @Test
    void secondStopIsADuplicate() {
        assertThat(found(expecting(Set.of("A"), client("A")), stop(1, "A"), stop(2, "A")))
                .containsExactly(DUPLICATE + " A enhet");
    }

    @Test
    void unknownCustomersAreNobodys() {
        assertThat(found(expecting(Set.of()), stop(1, null), stop(2, "X-1")))
                .containsExactly(UNKNOWN_CUSTOMER + " stopp 1 null", UNKNOWN_CUSTOMER + " stopp 2 null");
    }

    @Test
    void slotOutsideStaffedHoursWhereTheyAreGiven() {
        Comparison staffed = new Comparison(
                Map.of("A", client("A")), Set.of("A"), new Hours(LocalTime.of(7, 0), LocalTime.of(11, 59)));

        assertThat(found(staffed, stop(1, "A"))).containsExactly(OUTSIDE_HOURS + " A enhet");
    }

    @Test
    void anotherTimeThanTheUnitWasTold() {
        DrivenStop moved = new DrivenStop(1, "A", TEN, TEN.plusHours(2), true, TEN.minusMinutes(16));
        DrivenStop little = new DrivenStop(1, "A", TEN, TEN.plusHours(2), true, TEN.plusMinutes(15));

        assertThat(found(expecting(Set.of("A"), client("A")), moved)).containsExactly(NEW_TIME + " A enhet");
        assertThat(found(expecting(Set.of("A"), client("A")), little)).isEmpty();
    }
}
