package se.inkopsnavet.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.privacy.Sha256;

/** What has come from a neighbour that can ask: only its own, and only how it stands. */
public class Arrivals {

    private final JdbcClient jdbc;
    private final Marks marks;

    public Arrivals(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    /** @param fault why, or null */
    public record Known(
            UUID messageId, State state, @Nullable Fault fault) {}

    /** Whether other bytes than these were accepted under that arrival's transport id. */
    public boolean hasOther(Arrival arrival, byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        return jdbc.sql(
                        "select coalesce(content_mark, content_sha256) from receipt where source = ? and transport_key = ?")
                .params(arrival.source(), marks.ofArrival(arrival))
                .query(String.class)
                .optional()
                .filter(kept -> !marks.isOfContent(kept, arrival.municipality(), sha256))
                .isPresent();
    }

    /** Empty also when there is such a message, from somebody else. */
    public Optional<Known> from(String source, String municipality, UUID message) {
        return jdbc.sql("select m.id, m.state, m.fault from message m join receipt r on r.id = m.receipt_id"
                        + " where m.id = ? and r.source = ? and m.municipality = ?")
                .params(message, source, municipality)
                .query(Arrivals::known)
                .optional();
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        String fault = row.getString("fault");
        return new Known(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                fault == null ? null : Fault.valueOf(fault));
    }
}
