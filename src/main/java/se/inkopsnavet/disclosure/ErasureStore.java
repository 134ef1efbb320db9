package se.inkopsnavet.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What suppliers have been asked to erase, and what they answered. */
public class ErasureStore {

    private static final String COLUMNS =
            "select id, request_id, municipality, case_ref, supplier, fields, ending, by_person, state, built, way from erasure_request ";

    private final JdbcClient jdbc;

    public ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the supplier learns that the account ends. */
    enum Ending {
        NONE,
        IN_LIST,
        IN_MAIL
    }

    /** How the supplier is asked. */
    enum Way {
        /** Sealed, where the customer list goes. */
        LETTER,
        REST
    }

    /**
     * One erasure at one supplier.
     *
     * @param id also the id of the message that asks for it
     * @param fields names of list fields; empty means the whole account
     * @param byPerson decided by the security contact, who may turn to a supplier about somebody protected
     * @param built whether what is sent stands in the ledger
     */
    record Asked(
            UUID id,
            UUID requestId,
            String municipality,
            String caseRef,
            String supplierId,
            Set<String> fields,
            Ending ending,
            boolean byPerson,
            ErasureState state,
            boolean built,
            Way way) {}

    /** @return false when it has been asked before */
    boolean insert(Asked asked) {
        return jdbc.sql(
                                "insert into erasure_request (id, request_id, municipality, case_ref, supplier, fields, ending, by_person, state, way)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?) on conflict do nothing")
                        .params(
                                asked.id(),
                                asked.requestId(),
                                asked.municipality(),
                                asked.caseRef(),
                                asked.supplierId(),
                                asked.fields().stream().sorted().toArray(String[]::new),
                                asked.ending().name(),
                                asked.byPerson(),
                                asked.way().name())
                        .update()
                == 1;
    }

    Optional<Asked> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Locked in the order of their ids; those of another municipality or supplier are not found (requirements S-17). */
    List<Asked> lock(String municipality, String supplierId, Collection<UUID> ids) {
        return jdbc.sql(COLUMNS
                        + "where municipality = ? and supplier = ? and id = any(?) order by id for no key update")
                .params(municipality, supplierId, ids.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Asked> lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for no key update")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    void built(UUID id) {
        jdbc.sql("update erasure_request set built = true where id = ?")
                .param(id)
                .update();
    }

    /** @param reason the supplier's code, or null */
    void move(UUID id, ErasureState state, @Nullable String reason) {
        jdbc.sql(
                        "update erasure_request set state = ?, reason = ?,"
                                + " answered_at = case when ? in ('CONFIRMED', 'REFUSED') then clock_timestamp() end where id = ?")
                .params(state.name(), reason, state.name(), id)
                .update();
    }

    /** Ends of accounts that wait until a row of the case has been answered. */
    List<Asked> endingsWaiting(UUID batchId) {
        return jdbc.sql(COLUMNS + "where ending = 'IN_LIST' and not ending_queued"
                        + " and case_ref in (select case_ref from customer_list_row where batch_id = ?) order by id")
                .param(batchId)
                .query((row, n) -> read(row))
                .list();
    }

    void endingQueued(UUID id) {
        jdbc.sql("update erasure_request set ending_queued = true where id = ?")
                .param(id)
                .update();
    }

    private static Asked read(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getString("municipality"),
                row.getString("case_ref"),
                row.getString("supplier"),
                Set.of((String[]) row.getArray("fields").getArray()),
                Ending.valueOf(row.getString("ending")),
                row.getBoolean("by_person"),
                ErasureState.valueOf(row.getString("state")),
                row.getBoolean("built"),
                Way.valueOf(row.getString("way")));
    }
}
