package se.inkopsnavet.transport.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.privacy.Sha256;

/** The ledger's intake in memory, with its contract: one receipt per source and transport id. */
final class RecordingIntake implements Intake {

    final Map<String, byte[]> stored = new LinkedHashMap<>();
    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    int repeats;
    boolean databaseDown;
    Runnable afterLastByte = () -> {};
    Runnable afterCommit = () -> {};

    @Override
    public Acceptance accept(Arrival arrival, InputStream bytes, BooleanSupplier unchanged) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] block = new byte[8192];
        for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
            read.write(block, 0, n);
            if (read.size() > arrival.maxBytes()) {
                throw new FaultException(Fault.TOO_LARGE, "bytes");
            }
        }
        Runnable meanwhile = afterLastByte;
        afterLastByte = () -> {};
        meanwhile.run();
        if (!unchanged.getAsBoolean()) {
            throw new FaultException(Fault.FILE_CHANGED_DURING_READ, "source");
        }
        if (databaseDown) {
            throw new IllegalStateException("commit failed");
        }
        arrivals.add(arrival);
        boolean repeated = stored.containsKey(arrival.transportId());
        if (repeated) {
            repeats++;
        } else {
            stored.put(arrival.transportId(), read.toByteArray());
        }
        Runnable then = afterCommit;
        afterCommit = () -> {};
        then.run();
        return new Acceptance(UUID.randomUUID(), Sha256.hex(read.toByteArray()), repeated);
    }

    List<String> texts() {
        return stored.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}
