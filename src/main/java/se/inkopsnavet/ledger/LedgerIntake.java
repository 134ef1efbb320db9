package se.inkopsnavet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Step 1: payload first in small commits, then receipt and message in one; only after that may the neighbour be told. */
public class LedgerIntake implements Intake {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PayloadStore payloads;
    private final Messages messages;
    private final Agenda agenda;
    private final Marks marks;
    private final Set<String> shreddable;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    /** @param shreddable the flows whose payloads may hold a secret: each is stored under a key of its own */
    public LedgerIntake(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PayloadStore payloads,
            Messages messages,
            Agenda agenda,
            Marks marks,
            Set<String> shreddable,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.payloads = payloads;
        this.messages = messages;
        this.agenda = agenda;
        this.marks = marks;
        this.shreddable = Set.copyOf(shreddable);
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public Acceptance accept(Arrival arrival, InputStream bytes, BooleanSupplier unchanged) throws IOException {
        byte[] transportKey = marks.ofArrival(arrival);
        PayloadStore.Stored stored = shreddable.contains(arrival.flow())
                ? payloads.writeUnderOwnKey(bytes, arrival.maxBytes())
                : payloads.write(bytes, arrival.maxBytes());
        checkpoint.reached("accept-payload-stored");
        try {
            if (!unchanged.getAsBoolean()) {
                throw new FaultException(Fault.FILE_CHANGED_DURING_READ, arrival.source());
            }
            Acceptance acceptance = transaction.execute(status -> commit(arrival, transportKey, stored));
            checkpoint.reached("accept-committed");
            if (acceptance.repeated()) {
                payloads.delete(stored.id());
            } else {
                log.in(arrival.flow(), arrival.municipality(), acceptance.messageId(), stored.size());
            }
            return acceptance;
        } catch (FaultException refused) {
            payloads.delete(stored.id());
            throw refused;
        }
    }

    private Acceptance commit(Arrival arrival, byte[] transportKey, PayloadStore.Stored stored) {
        UUID receipt = UUID.randomUUID();
        int inserted = jdbc.sql(
                        "insert into receipt (id, source, transport_key, content_mark, size, arrived_at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                .params(
                        receipt,
                        arrival.source(),
                        transportKey,
                        marks.ofContent(arrival.municipality(), stored.sha256()),
                        stored.size(),
                        arrival.arrivedAt() == null ? null : Timestamp.from(arrival.arrivedAt()))
                .update();
        if (inserted == 0) {
            return repeated(arrival, transportKey, stored);
        }
        UUID id = UUID.randomUUID();
        messages.insertArrival(id, arrival, receipt, stored.id());
        agenda.arrived();
        return new Acceptance(id, stored.sha256(), false);
    }

    /** The same transport identity again: our acknowledgement was lost, unless the content differs, which a neighbour that keeps its word never does. */
    private Acceptance repeated(Arrival arrival, byte[] transportKey, PayloadStore.Stored stored) {
        List<String> same = marks.possibleContents(arrival.municipality(), stored.sha256());
        Optional<Acceptance> known = jdbc.sql(
                        "select m.id from receipt r join message m on m.receipt_id = r.id"
                                + " where r.source = ? and r.transport_key = ? and coalesce(r.content_mark, r.content_sha256) = any(?)")
                .params(arrival.source(), transportKey, same.toArray(String[]::new))
                .query((row, n) -> new Acceptance(row.getObject(1, UUID.class), stored.sha256(), true))
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        Arrival other = new Arrival(
                arrival.flow(),
                arrival.municipality(),
                arrival.source(),
                arrival.transportId() + "|" + stored.sha256(),
                arrival.name(),
                arrival.maxBytes(),
                arrival.arrivedAt());
        Acceptance conflicting = commit(other, marks.ofArrival(other), stored);
        if (!conflicting.repeated()) {
            messages.finish(
                    conflicting.messageId(),
                    Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "transport"),
                    null);
        }
        return conflicting;
    }
}
