package se.inkopsnavet.supplierrequest;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.DerivedId;

/**
 * Under which id something is asked. The same is the same however often it is asked; but what was called back before it left has never been asked, and is asked
 * under the next id. Whoever asks has locked the case, as has whoever calls back.
 */
public final class RequestIds {

    private final JdbcClient jdbc;

    public RequestIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param first the id that what is asked gives */
    public UUID of(UUID first) {
        UUID id = first;
        while (isRecalled(id)) {
            id = DerivedId.of("asked-again", id);
        }
        return id;
    }

    private boolean isRecalled(UUID id) {
        return jdbc.sql("select exists (select from message where id = ? and state = 'RECALLED')")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
