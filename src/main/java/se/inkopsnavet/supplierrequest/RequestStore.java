package se.inkopsnavet.supplierrequest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;

/** What suppliers have been asked, by the message that asks, and by which way it goes. */
public class RequestStore {

    private final JdbcClient jdbc;

    public RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the same has been asked before */
    boolean add(UUID id, SupplierRequest request, String carrier) {
        return jdbc.sql(
                                "insert into supplier_request (id, municipality, supplier_id, kind, case_ref, customer_no, order_no, day,"
                                        + " carrier) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                id,
                                request.municipality(),
                                request.supplierId(),
                                request.kind().name(),
                                request.customer().caseRef(),
                                request.customer().customerNo(),
                                request.orderNo(),
                                request.day(),
                                carrier)
                        .update()
                == 1;
    }

    Optional<StoredRequest> find(UUID id) {
        return jdbc.sql(
                        "select r.municipality, r.supplier_id, r.kind, r.case_ref, r.customer_no, r.order_no, r.day, r.carrier,"
                                + " r.file_number, m.payload_id is not null as built from supplier_request r join message m on m.id = r.id"
                                + " where r.id = ?")
                .param(id)
                .query((row, n) -> stored(id, row))
                .optional();
    }

    /** @param number of the file that holds it; null when it went back */
    public void numbered(UUID id, @Nullable Long number) {
        jdbc.sql("update supplier_request set file_number = ? where id = ?")
                .params(number, id)
                .update();
    }

    private static StoredRequest stored(UUID id, ResultSet row) throws SQLException {
        return new StoredRequest(
                id,
                row.getString("municipality"),
                row.getString("supplier_id"),
                SupplierRequest.Kind.valueOf(row.getString("kind")),
                new CustomerRef(row.getString("case_ref"), row.getString("customer_no")),
                row.getString("order_no"),
                row.getObject("day", LocalDate.class),
                row.getString("carrier"),
                row.getObject("file_number", Long.class),
                row.getBoolean("built"));
    }
}
