package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.privacy.ColumnCipher;

/** What the hub keeps, opened with its keys: what it must never hold must not be found behind the encryption either. */
record Unsealed(RunningHub hub, Ledger ledger) {

    String everything() {
        return Stream.concat(payloads(), cases()).collect(Collectors.joining("\n"));
    }

    private Stream<String> payloads() {
        return payloads("select payload_id from message where payload_id is not null");
    }

    /** Of the messages that the file was cut into. */
    String recordsOf(String fileName) {
        return payloads("select payload_id from message where payload_id is not null and parent_id in"
                        + " (select id from message where name = '" + fileName + "')")
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> payloads(String sql) {
        PayloadStore store = hub.bean(PayloadStore.class);
        return ledger.jdbc().sql(sql).query(UUID.class).list().stream().map(id -> new String(store.read(id), UTF_8));
    }

    private Stream<String> cases() {
        ColumnCipher cipher = hub.bean(ColumnCipher.class);
        return ledger
                .jdbc()
                .sql("select case_ref, content from purchase_case where content is not null")
                .query((row, n) -> new String(
                        cipher.decrypt("purchase_case", "content", row.getString(1), row.getBytes(2)), UTF_8))
                .list()
                .stream();
    }
}
