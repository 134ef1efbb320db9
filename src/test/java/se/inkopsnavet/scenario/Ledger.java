package se.inkopsnavet.scenario;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;

/** The hub's tables, looked into as the superuser. */
record Ledger(JdbcClient jdbc) {

    /** A message as the tables have it. @param code stable fault code, or empty */
    record Message(UUID id, String flow, String state, String code, String place, int attempts, boolean hasPayload) {}

    private static final String COLUMNS =
            "select id, flow, state, fault, place, attempts, payload_id is not null kept from message ";

    List<Message> named(String fileName) {
        return messages("where direction = 'I' and parent_id is null and name = ? order by seq", fileName);
    }

    /** The records of the newest file with that name, in the file's order. */
    List<Message> records(String fileName) {
        return messages(
                "where parent_id = (select id from message where name = ? order by seq desc limit 1) order by position",
                fileName);
    }

    List<Message> outgoing(String flow) {
        return messages("where direction = 'O' and flow = ? order by seq", flow);
    }

    List<Message> incoming(String flow) {
        return messages("where direction = 'I' and flow = ? order by seq", flow);
    }

    Message message(UUID id) {
        return messages("where id = ?", id).get(0);
    }

    /** Waits until the message rests there. */
    Message awaitState(UUID id, String state) {
        await("message " + state)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> message(id).state().equals(state));
        return message(id);
    }

    /** The customer list on which the case's newest row stands. */
    UUID batchOf(String caseRef) {
        return jdbc.sql(
                        "select batch_id from customer_list_row where case_ref = ? and batch_id is not null order by seq desc limit 1")
                .param(caseRef)
                .query(UUID.class)
                .single();
    }

    List<String> rowStates(String caseRef) {
        return jdbc.sql("select state from customer_list_row where case_ref = ? order by seq")
                .param(caseRef)
                .query(String.class)
                .list();
    }

    String caseState(String caseRef) {
        return jdbc.sql("select state from purchase_case where case_ref = ?")
                .param(caseRef)
                .query(String.class)
                .single();
    }

    void awaitCaseState(String caseRef, String state) {
        await("case " + state)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> caseState(caseRef).equals(state));
    }

    /** Kinds and details of what somebody in that role is to be told about the subject. */
    List<String> notices(String role, String subject) {
        return jdbc.sql(
                        "select kind || ' ' || detail from notice where role = ? and subject_ref = ? order by created_at")
                .params(role, subject)
                .query(String.class)
                .list();
    }

    int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    List<String> texts(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(String.class).list();
    }

    /** Every row of every table as text, with bytes in hexadecimal. */
    String dump() {
        StringBuilder all = new StringBuilder();
        for (String table : jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            jdbc.sql("select t::text from " + table + " t").query(String.class).list().stream()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }

    private List<Message> messages(String where, Object param) {
        return jdbc.sql(COLUMNS + where)
                .param(param)
                .query((row, n) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getString("flow"),
                        row.getString("state"),
                        row.getString("fault") == null
                                ? ""
                                : Fault.valueOf(row.getString("fault")).code(),
                        row.getString("place"),
                        row.getInt("attempts"),
                        row.getBoolean("kept")))
                .list();
    }
}
