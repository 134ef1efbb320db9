package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The tests of this room ask for the fault, not for its wording. */
final class FaultAssertions {

    private FaultAssertions() {}

    static void assertFault(Fault fault, ThrowingCallable action) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(action)
                .extracting(FaultException::fault)
                .isEqualTo(fault);
    }
}
