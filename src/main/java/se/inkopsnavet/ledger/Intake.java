package se.inkopsnavet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** Step 1, ACCEPT: the only way in. Routes call it; nothing is acknowledged before it returns. */
public interface Intake {

    /**
     * Stores the bytes encrypted, in chunks (memory does not grow with the size), then commits receipt and message together.
     *
     * @param unchanged asked after the last byte was read and before the commit: whether the source still is what was read
     * @throws se.inkopsnavet.fault.FaultException TOO_LARGE, or FILE_CHANGED_DURING_READ when {@code unchanged} says no; nothing is then stored
     */
    Acceptance accept(Arrival arrival, InputStream bytes, BooleanSupplier unchanged) throws IOException;
}
