package se.inkopsnavet.supplierapi;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.trade.SupplierRequest;

/** What was asked of whom: what the gate and the news about a request need to know. */
public class RequestStore {

    private final JdbcClient jdbc;

    public RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One request. */
    public record Asked(
            UUID id,
            String municipality,
            String supplierId,
            SupplierRequest.Kind kind,
            String caseRef,
            @Nullable String orderNo,
            LocalDate day) {}

    /** @return false when it was asked before */
    boolean add(Asked asked) {
        return jdbc.sql("insert into supplier_request (id, municipality, supplier, kind, case_ref, order_no, day)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                asked.id(),
                                asked.municipality(),
                                asked.supplierId(),
                                asked.kind().name(),
                                asked.caseRef(),
                                asked.orderNo(),
                                asked.day())
                        .update()
                == 1;
    }

    Optional<Asked> find(UUID id) {
        return jdbc.sql(
                        "select municipality, supplier, kind, case_ref, order_no, day from supplier_request where id = ?")
                .param(id)
                .query((row, n) -> new Asked(
                        id,
                        row.getString(1),
                        row.getString(2),
                        SupplierRequest.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class)))
                .optional();
    }
}
