package se.inkopsnavet.ledger;

import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records of an accepted file, as messages of their own: each is decided, held or quarantined alone. */
public class Parts {

    private static final int RESULTS_AT_ONCE = 1000;

    private final JdbcTemplate batch;
    private final JdbcClient jdbc;
    private final PayloadStore payloads;
    private final Agenda agenda;

    public Parts(JdbcTemplate batch, JdbcClient jdbc, PayloadStore payloads, Agenda agenda) {
        this.batch = batch;
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.agenda = agenda;
    }

    /** @param orderKey parts with the same key are handled in their order; null when order does not matter */
    public record Part(int position, byte[] bytes, byte @Nullable [] orderKey) {}

    /** One part's result, for the receipt. */
    public record PartResult(
            int position,
            @Nullable String caseRef,
            State state,
            @Nullable String fault) {}

    /** In the caller's transaction, which also records the progress. A part is at most one chunk long. */
    public void add(UUID parent, String flow, String municipality, List<Part> parts) {
        insert(parent, flow, municipality, null, parts);
        agenda.recorded();
    }

    /** A record that came by itself, of no file, in the caller's transaction, which also says what has been read. @return the message */
    public UUID alone(String flow, String municipality, Part part) {
        UUID message = insert(null, flow, municipality, null, List.of(part)).get(0);
        agenda.recorded();
        return message;
    }

    /**
     * The same, about which a neighbour must be asked before it is decided: it waits for that neighbour with others of its kind, and keeps nothing else waiting.
     *
     * @param line what leads to that neighbour, such as {@code policyId/...}
     */
    public void asks(String flow, String municipality, String line, Part part) {
        insert(null, flow, municipality, line, List.of(part));
        agenda.ask(line);
    }

    private List<UUID> insert(
            @Nullable UUID parent, String flow, String municipality, @Nullable String line, List<Part> parts) {
        List<Object[]> messages = parts.stream()
                .map(part -> new Object[] {
                    UUID.randomUUID(),
                    flow,
                    municipality,
                    parent,
                    part.position(),
                    part.orderKey(),
                    line,
                    UUID.randomUUID(),
                    part.bytes()
                })
                .toList();
        batch.batchUpdate(
                "insert into payload (id, n, ciphertext) values (?, 0, ?)",
                messages.stream()
                        .map(row -> new Object[] {row[7], payloads.seal((UUID) row[7], 0, true, (byte[]) row[8])})
                        .toList(),
                new int[] {Types.OTHER, Types.BINARY});
        batch.batchUpdate(
                "insert into message (id, direction, flow, municipality, state, parent_id, position, order_key, channel, payload_id, due_at)"
                        + " values (?, 'I', ?, ?, 'RECEIVED', ?, ?, ?, ?, ?, now())",
                messages.stream().map(row -> Arrays.copyOf(row, 8)).toList(),
                new int[] {
                    Types.OTHER,
                    Types.VARCHAR,
                    Types.VARCHAR,
                    Types.OTHER,
                    Types.INTEGER,
                    Types.BINARY,
                    Types.VARCHAR,
                    Types.OTHER
                });
        return messages.stream().map(row -> (UUID) row[0]).toList();
    }

    /** How far the job came, in the transaction of those parts; the claims start anew since the file did not crash anything. */
    public void progress(UUID parent, int done) {
        jdbc.sql("update message set progress = ?, claims = 0 where id = ?")
                .params(done, parent)
                .update();
    }

    /** Every record of the file has become a message of its own. */
    public void complete(UUID parent) {
        jdbc.sql("update message set parts_complete = true where id = ?")
                .param(parent)
                .update();
    }

    public boolean areComplete(UUID parent) {
        return jdbc.sql("select parts_complete from message where id = ?")
                .param(parent)
                .query(Boolean.class)
                .single();
    }

    public boolean arePending(UUID parent) {
        return jdbc.sql("select exists (select from message where parent_id = ? and state = 'RECEIVED')")
                .param(parent)
                .query(Boolean.class)
                .single();
    }

    /** In their order. They are read some at a time, anew for whoever goes through them, so that nobody holds them all. */
    public Iterable<PartResult> results(UUID parent) {
        return () -> Stream.iterate(
                        results(parent, Integer.MIN_VALUE),
                        some -> !some.isEmpty(),
                        some -> results(parent, some.get(some.size() - 1).position()))
                .flatMap(List::stream)
                .iterator();
    }

    private List<PartResult> results(UUID parent, int after) {
        return jdbc.sql("select position, case_ref, state, fault from message where parent_id = ? and position > ?"
                        + " order by position limit ?")
                .params(parent, after, RESULTS_AT_ONCE)
                .query((row, n) -> new PartResult(
                        row.getInt(1), row.getString(2), State.valueOf(row.getString(3)), row.getString(4)))
                .list();
    }
}
