package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.purchase.Events.POLICY;
import static se.inkopsnavet.purchase.Events.TODAY;
import static se.inkopsnavet.purchase.Events.granted;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.policy.Policies;

/** Requirements S-03, S-04: one closed gate is enough, and protection is asked before anything else. */
class GatesTest {

    @Test
    void everythingInOrderIsOpen() {
        assertThat(Gates.closed(granted(1).decision(), POLICY, "livs", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void oneClosedGateIsEnough(Events event, Fault fault) {
        assertThat(Gates.closed(event.decision(), POLICY, "livs", TODAY)).contains(fault);
    }

    static Stream<Arguments> oneClosedGateIsEnough() {
        return Stream.of(
                Arguments.of(granted(1).with(Protection.PROTECTED), Fault.PROTECTED_IDENTITY),
                Arguments.of(granted(1).with(Protection.UNKNOWN), Fault.PROTECTED_IDENTITY),
                Arguments.of(
                        granted(1)
                                .with(Protection.UNKNOWN)
                                .with(LifeStatus.DECEASED)
                                .withoutBasis(),
                        Fault.PROTECTED_IDENTITY),
                Arguments.of(granted(1).with(LifeStatus.DECEASED), Fault.NOT_ALIVE),
                Arguments.of(granted(1).with(LifeStatus.UNKNOWN), Fault.NOT_ALIVE),
                Arguments.of(granted(1).from(TODAY.plusDays(91), null), Fault.OUTSIDE_PERIOD),
                Arguments.of(granted(1).from(TODAY.minusDays(9), TODAY.minusDays(1)), Fault.OUTSIDE_PERIOD),
                Arguments.of(granted(1).withoutBasis(), Fault.NO_DISCLOSURE_BASIS));
    }

    @Test
    void periodHoldsItsFirstAndLastDay() {
        assertThat(Gates.closed(granted(1).from(TODAY.plusDays(90), null).decision(), POLICY, "livs", TODAY))
                .isEmpty();
        assertThat(Gates.closed(granted(1).from(TODAY, TODAY).decision(), POLICY, "livs", TODAY))
                .isEmpty();
    }

    @Test
    void basisForOneSupplierIsNoneForAnother() {
        assertThat(Gates.closed(granted(1).decision(), POLICY, "annan", TODAY)).contains(Fault.NO_DISCLOSURE_BASIS);
    }

    @Test
    void expiredPilotSendsNothing() {
        LocalDate after = LocalDate.of(2023, 1, 1);
        var pilot = Policies.load(Path.of("")).policyOn("soderkoping", after).orElseThrow();
        assertThat(Gates.closed(granted(1).from(after, null).decision(), pilot, "livs", after))
                .contains(Fault.POLICY_NOT_ACTIVE);
    }
}
