package se.inkopsnavet.dispatch;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.customerlist.RowOperation;

/** What is known of each customer list as a whole. */
public class BatchStore {

    private final JdbcClient jdbc;

    public BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rowCount as sent; 0 until the list has been built @param operation what all its rows are, or null when they are mixed */
    public record Batch(
            UUID id,
            String municipality,
            String supplierId,
            String scope,
            int rowCount,
            @Nullable RowOperation operation) {}

    /** Lists of one kind that are yet to be built. */
    public void insert(
            Collection<UUID> ids,
            String municipality,
            String supplierId,
            String scope,
            @Nullable RowOperation operation) {
        jdbc.sql("insert into customer_list_batch (id, municipality, supplier, scope, row_count, op)"
                        + " select id, ?, ?, ?, 0, ? from unnest(?) id")
                .params(
                        municipality,
                        supplierId,
                        scope,
                        operation == null ? null : operation.symbol(),
                        ids.toArray(UUID[]::new))
                .update();
    }

    public Optional<Batch> find(UUID id) {
        return jdbc.sql("select municipality, supplier, scope, row_count, op from customer_list_batch where id = ?")
                .param(id)
                .query((row, n) -> {
                    String operation = row.getString(5);
                    return new Batch(
                            id,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            operation == null ? null : RowOperation.ofSymbol(operation));
                })
                .optional();
    }

    /** @param number of the file, or null when the list goes by mail */
    public void built(UUID id, int rowCount, String recipientFingerprint, @Nullable Long number) {
        jdbc.sql("update customer_list_batch set row_count = ?, recipient_fingerprint = ?, number = ? where id = ?")
                .params(rowCount, recipientFingerprint, number, id)
                .update();
    }
}
