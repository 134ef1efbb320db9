package se.inkopsnavet.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.privacy.BlindIndex;

/** What has come from a neighbour that can ask: only its own, and only how it stands. */
public class Arrivals {

    private static final String SELECT =
            "select m.id, r.content_sha256, m.state, m.fault from message m join receipt r on r.id = m.receipt_id where ";

    private final JdbcClient jdbc;
    private final BlindIndex index;

    public Arrivals(JdbcClient jdbc, BlindIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /**
     * @param sha256 of the bytes that were accepted
     * @param fault why, or null
     */
    public record Known(
            UUID messageId,
            String sha256,
            State state,
            @Nullable Fault fault) {}

    /** What was accepted under that arrival's transport id, with the same bytes or others. */
    public Optional<Known> under(Arrival arrival) {
        byte[] key = index.of("transport|" + arrival.source(), arrival.municipality(), arrival.transportId());
        return jdbc.sql(SELECT + "r.source = ? and r.transport_key = ?")
                .params(arrival.source(), key)
                .query(Arrivals::known)
                .optional();
    }

    /** Empty also when there is such a message, from somebody else. */
    public Optional<Known> from(String source, String municipality, UUID message) {
        return jdbc.sql(SELECT + "m.id = ? and r.source = ? and m.municipality = ?")
                .params(message, source, municipality)
                .query(Arrivals::known)
                .optional();
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        String fault = row.getString("fault");
        return new Known(
                row.getObject("id", UUID.class),
                row.getString("content_sha256"),
                State.valueOf(row.getString("state")),
                fault == null ? null : Fault.valueOf(fault));
    }
}
