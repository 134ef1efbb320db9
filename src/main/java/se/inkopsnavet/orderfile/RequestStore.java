package se.inkopsnavet.orderfile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;

/** What suppliers have been asked by letter or file, by the message that asks. */
public class RequestStore {

    private final JdbcClient jdbc;

    public RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param fileNumber of the file that holds it; null while it has not been built, and for a mail @param built its bytes stand in the ledger */
    record Kept(
            UUID id,
            SupplierRequest request,
            String channel,
            @Nullable Long fileNumber,
            boolean built) {}

    /** @return false when the same has been asked before */
    boolean add(UUID id, SupplierRequest request, String channel) {
        return jdbc.sql(
                                "insert into order_request (id, municipality, supplier_id, kind, case_ref, customer_no, order_no, day,"
                                        + " channel) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                id,
                                request.municipality(),
                                request.supplierId(),
                                request.kind().name(),
                                request.customer().caseRef(),
                                request.customer().customerNo(),
                                request.orderNo(),
                                request.day(),
                                channel)
                        .update()
                == 1;
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql(
                        "select r.municipality, r.supplier_id, r.kind, r.case_ref, r.customer_no, r.order_no, r.day, r.channel, r.file_number,"
                                + " m.payload_id is not null as built from order_request r join message m on m.id = r.id where r.id = ?")
                .param(id)
                .query((row, n) -> kept(id, row))
                .optional();
    }

    void numbered(UUID id, @Nullable Long number) {
        jdbc.sql("update order_request set file_number = ? where id = ?")
                .params(number, id)
                .update();
    }

    private static Kept kept(UUID id, ResultSet row) throws SQLException {
        SupplierRequest request = new SupplierRequest(
                row.getString("municipality"),
                row.getString("supplier_id"),
                SupplierRequest.Kind.valueOf(row.getString("kind")),
                new CustomerRef(row.getString("case_ref"), row.getString("customer_no")),
                row.getString("order_no"),
                row.getObject("day", LocalDate.class),
                id.toString());
        return new Kept(
                id,
                request,
                row.getString("channel"),
                row.getObject("file_number", Long.class),
                row.getBoolean("built"));
    }
}
