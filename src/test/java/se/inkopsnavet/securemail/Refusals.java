package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Assertions about how something was refused. */
final class Refusals {

    private Refusals() {}

    static void assertFault(ThrowingCallable call, Fault fault) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(FaultException.class))
                .extracting(FaultException::fault)
                .isEqualTo(fault);
    }

    /** Any fault, but nothing else. */
    static void assertFault(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(FaultException.class);
    }
}
