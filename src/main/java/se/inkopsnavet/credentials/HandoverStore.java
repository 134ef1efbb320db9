package se.inkopsnavet.credentials;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.policy.CredentialsPolicy;

/** Hand-overs in the database. */
public class HandoverStore {

    private final JdbcClient jdbc;

    public HandoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Handover handover) {
        jdbc.sql(
                        "insert into credentials_handover (id, mail_id, payload_id, municipality, supplier, case_ref, batch_id, position, target)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        handover.id(),
                        handover.mailId(),
                        handover.payloadId(),
                        handover.municipality(),
                        handover.supplierId(),
                        handover.caseRef(),
                        handover.batchId(),
                        handover.position(),
                        handover.target().name())
                .update();
    }

    Optional<Handover> find(UUID id) {
        return jdbc.sql(
                        "select mail_id, payload_id, municipality, supplier, case_ref, batch_id, position, target from credentials_handover where id = ?")
                .param(id)
                .query((row, n) -> new Handover(
                        id,
                        row.getObject("mail_id", UUID.class),
                        row.getObject("payload_id", UUID.class),
                        row.getString("municipality"),
                        row.getString("supplier"),
                        row.getString("case_ref"),
                        row.getObject("batch_id", UUID.class),
                        row.getInt("position"),
                        CredentialsPolicy.Handover.valueOf(row.getString("target"))))
                .optional();
    }
}
