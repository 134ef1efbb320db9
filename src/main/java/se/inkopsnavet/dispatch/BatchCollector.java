package se.inkopsnavet.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.RowOperation;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Outbox;
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

    /** What goes in one list. @param operation null where the list itself says it row by row */
    private record Kind(String scope, @Nullable RowOperation operation) {
        static Kind of(RowStore.Waiting row, Partner partner) {
            return new Kind(row.scope(), partner.format().columns().statesOperation() ? null : row.operation());
        }
    }

    /** Runs until no row waits; each round is one transaction. @return how many batches were made */
    public int collect(Partner partner) {
        int made = 0;
        int round;
        do {
            round = transaction.execute(status -> round(partner));
            checkpoint.reached("collect-committed");
            made += round;
        } while (round > 0);
        return made;
    }

    private int round(Partner partner) {
        SupplierProfile supplier = partner.profile();
        int limit = Math.max(ROWS_PER_TRANSACTION, supplier.list().maxRowsPerBatch());
        Map<Kind, List<UUID>> byKind = new LinkedHashMap<>();
        rows.takeReady(partner.municipality(), supplier.supplierId(), limit)
                .forEach(row -> byKind.computeIfAbsent(Kind.of(row, partner), kind -> new ArrayList<>())
                        .add(row.id()));
        int made = 0;
        for (Map.Entry<Kind, List<UUID>> kind : byKind.entrySet()) {
            made += batches(partner, kind.getKey(), kind.getValue());
        }
        if (made > 0) {
            checkpoint.reached("collect-uncommitted");
        }
        return made;
    }

    /** The rows of one kind in lists that are as long as they may be, in their order: three statements, however many lists they become. */
    private int batches(Partner partner, Kind kind, List<UUID> waiting) {
        int most = partner.profile().list().maxRowsPerBatch();
        Map<UUID, List<UUID>> byBatch = new LinkedHashMap<>();
        for (int from = 0; from < waiting.size(); from += most) {
            byBatch.put(UUID.randomUUID(), waiting.subList(from, Math.min(waiting.size(), from + most)));
        }
        outbox.line(CustomerListFlow.NAME, partner.municipality(), partner.channel(), byBatch.keySet());
        batches.insert(
                byBatch.keySet(),
                partner.municipality(),
                partner.profile().supplierId(),
                kind.scope(),
                kind.operation());
        rows.assign(byBatch);
        return byBatch.size();
    }
}
