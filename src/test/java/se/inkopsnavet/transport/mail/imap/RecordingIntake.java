package se.inkopsnavet.transport.mail.imap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Intake;

/** Keeps the ledger's promises in memory, and can be told to be down. */
final class RecordingIntake implements Intake {

    record Accepted(Arrival arrival, byte[] bytes, boolean repeated) {}

    final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final Set<String> known = new HashSet<>();
    volatile boolean down;

    @Override
    public synchronized Acceptance accept(Arrival arrival, InputStream bytes, BooleanSupplier unchanged)
            throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            read.write(b);
            if (read.size() > arrival.maxBytes()) {
                throw new FaultException(Fault.TOO_LARGE, "body");
            }
        }
        if (down) {
            throw new FaultException(Fault.DATABASE_UNSAFE, "commit");
        }
        boolean repeated = !known.add(arrival.source() + " " + arrival.transportId());
        accepted.add(new Accepted(arrival, read.toByteArray(), repeated));
        return new Acceptance(UUID.randomUUID(), "", repeated);
    }
}
