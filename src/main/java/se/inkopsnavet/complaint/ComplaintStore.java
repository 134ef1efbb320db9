package se.inkopsnavet.complaint;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.privacy.ColumnCipher;

/** Complaints in the database, and how many each supplier has had. */
public class ComplaintStore {

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    public ComplaintStore(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Counts it too. @return false when it is known already */
    boolean insert(Complaint complaint, String occurrence) {
        boolean isNew = jdbc.sql(
                                "insert into complaint (id, municipality, case_ref, supplier_id, order_no, type, occurrence, state, description, opened_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                complaint.id(),
                                complaint.municipality(),
                                complaint.caseRef(),
                                complaint.supplierId(),
                                complaint.orderNo(),
                                complaint.type().name(),
                                occurrence,
                                complaint.state().name(),
                                sealed(complaint),
                                Timestamp.from(complaint.openedAt()))
                        .update()
                == 1;
        if (isNew) {
            jdbc.sql(
                            "insert into complaint_count (municipality, supplier_id, type, opened) values (?, ?, ?, 1)"
                                    + " on conflict (municipality, supplier_id, type) do update set opened = complaint_count.opened + 1")
                    .params(
                            complaint.municipality(),
                            complaint.supplierId(),
                            complaint.type().name())
                    .update();
        }
        return isNew;
    }

    Optional<Complaint> find(UUID id) {
        return jdbc.sql("select * from complaint where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** Locks the case first, as everybody does who has to do with both. */
    Optional<Complaint> lock(UUID id) {
        jdbc.sql(
                        "select case_ref from purchase_case where case_ref = (select case_ref from complaint where id = ?) for no key update")
                .param(id)
                .query(String.class)
                .optional();
        return jdbc.sql("select * from complaint where id = ? for no key update")
                .param(id)
                .query(this::read)
                .optional();
    }

    void built(UUID id) {
        jdbc.sql("update complaint set built = true where id = ?").param(id).update();
    }

    void move(UUID id, ComplaintState to) {
        jdbc.sql("update complaint set state = ?, changed_at = clock_timestamp() where id = ?")
                .params(to.name(), id)
                .update();
    }

    /** What was wrong is nobody's business any more. */
    void answered(UUID id, Resolution resolution, ComplaintState to) {
        jdbc.sql(
                        "update complaint set resolution = ?, state = ?, description = null, changed_at = clock_timestamp() where id = ?")
                .params(resolution.name(), to.name(), id)
                .update();
    }

    /** A supplier and a type, and nobody else. */
    public record Counted(String supplierId, ComplaintType type) {}

    /** How many complaints have been opened, all municipalities together. */
    public Map<Counted, Long> counts() {
        Map<Counted, Long> counts = new HashMap<>();
        jdbc.sql("select supplier_id, type, sum(opened) opened from complaint_count group by supplier_id, type")
                .query(row -> {
                    ComplaintType type = ComplaintType.valueOf(row.getString("type"));
                    counts.put(new Counted(row.getString("supplier_id"), type), row.getLong("opened"));
                });
        return counts;
    }

    private byte[] sealed(Complaint complaint) {
        return cipher.encrypt(
                "complaint",
                "description",
                complaint.id().toString(),
                complaint.description().getBytes(StandardCharsets.UTF_8));
    }

    private Complaint read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("description");
        String resolution = row.getString("resolution");
        return new Complaint(
                id,
                row.getString("municipality"),
                row.getString("case_ref"),
                row.getString("supplier_id"),
                row.getString("order_no"),
                ComplaintType.valueOf(row.getString("type")),
                ComplaintState.valueOf(row.getString("state")),
                resolution == null ? null : Resolution.valueOf(resolution),
                sealed == null
                        ? ""
                        : new String(
                                cipher.decrypt("complaint", "description", id.toString(), sealed),
                                StandardCharsets.UTF_8),
                row.getBoolean("built"),
                row.getTimestamp("opened_at").toInstant());
    }
}
