package se.inkopsnavet.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.supplier.SupplierProfile;

/** Flow F05 step 1: waiting rows become batches, one per supplier and provider scope, never more than one municipality in each. */
public class BatchCollector {

    private static final int ROWS_PER_TRANSACTION = 500;

    private final RowStore rows;
    private final BatchStore batches;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Checkpoint checkpoint;

    public BatchCollector(
            RowStore rows, BatchStore batches, Outbox outbox, TransactionTemplate transaction, Checkpoint checkpoint) {
        this.rows = rows;
        this.batches = batches;
        this.outbox = outbox;
        this.transaction = transaction;
        this.checkpoint = checkpoint;
    }

    /** Runs until no row waits; each round is one transaction. @return how many batches were made */
    public int collect(String municipality, SupplierProfile supplier) {
        int made = 0;
        int round;
        do {
            round = transaction.execute(status -> round(municipality, supplier));
            checkpoint.reached("collect-committed");
            made += round;
        } while (round > 0);
        return made;
    }

    private int round(String municipality, SupplierProfile supplier) {
        int limit = Math.max(ROWS_PER_TRANSACTION, supplier.list().maxRowsPerBatch());
        Map<String, List<UUID>> byScope = new LinkedHashMap<>();
        rows.takeReady(municipality, supplier.supplierId(), limit)
                .forEach(row -> byScope.computeIfAbsent(row.scope(), scope -> new ArrayList<>())
                        .add(row.id()));
        int made = 0;
        for (Map.Entry<String, List<UUID>> scope : byScope.entrySet()) {
            List<UUID> ids = scope.getValue();
            for (int from = 0; from < ids.size(); from += supplier.list().maxRowsPerBatch()) {
                batch(
                        municipality,
                        supplier,
                        scope.getKey(),
                        ids.subList(
                                from,
                                Math.min(ids.size(), from + supplier.list().maxRowsPerBatch())));
                made++;
            }
        }
        if (made > 0) {
            checkpoint.reached("collect-uncommitted");
        }
        return made;
    }

    private void batch(String municipality, SupplierProfile supplier, String scope, List<UUID> ids) {
        UUID id = UUID.randomUUID();
        String channel = municipality + "/" + supplier.supplierId();
        outbox.enqueue(new Outgoing(id, CustomerListFlow.NAME, municipality, channel, id.toString(), null, null, null));
        batches.insert(id, municipality, supplier.supplierId(), scope);
        rows.assign(id, ids);
    }
}
