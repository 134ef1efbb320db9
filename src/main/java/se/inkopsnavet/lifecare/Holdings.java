package se.inkopsnavet.lifecare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub remembers of each installation's records: hashes, never contents. */
public class Holdings {

    private static final String COLUMNS =
            "select item_id, person_key, order_key, record_hash, protected, gone, missing_since from lifecare_item ";

    private final JdbcClient jdbc;

    public Holdings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<String, Held> of(String source, Entity entity, Collection<String> ids) {
        return byId(jdbc.sql(COLUMNS + "where source = ? and entity = ? and item_id = any(?)")
                .params(source, entity.path(), ids.toArray(String[]::new))
                .query(Holdings::held)
                .list());
    }

    /** Everything that is not known to be gone. */
    public Map<String, Held> present(String source, Entity entity) {
        return byId(jdbc.sql(COLUMNS + "where source = ? and entity = ? and not gone")
                .params(source, entity.path())
                .query(Holdings::held)
                .list());
    }

    public List<Held> decisionsOf(String source, byte[] personKey) {
        return jdbc.sql(COLUMNS + "where source = ? and entity = ? and person_key = ? and not gone order by item_id")
                .params(source, Entity.DECISIONS.path(), personKey)
                .query(Holdings::held)
                .list();
    }

    /** Empty for people with whom the hub has nothing to do; otherwise whether the person is protected, as far as is known. */
    public Optional<Boolean> protection(String source, byte[] personKey) {
        return jdbc.sql("select coalesce(bool_or(protected) filter (where entity = 'clients'), bool_or(protected))"
                        + " from lifecare_item where source = ? and person_key = ? and not gone"
                        + " and entity in ('sol_decisions', 'clients') having bool_or(entity = 'sol_decisions')")
                .params(source, personKey)
                .query(Boolean.class)
                .optional();
    }

    /** @param revision of the message to be written @param earlier the message that this one makes needless, or null */
    record Change(long revision, @Nullable UUID earlier) {}

    /** Remembers what was found, under a lock of its row. @return empty when another node has stored the very same */
    Optional<Change> remember(String source, Found found) {
        String key = "source = ? and entity = ? and item_id = ?";
        jdbc.sql("insert into lifecare_item (source, entity, item_id, person_key, order_key, record_hash)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        source,
                        found.entity().path(),
                        found.id(),
                        found.person().person(),
                        found.person().order(),
                        found.recordHash())
                .update();
        Row row = jdbc.sql("select revision, bundle_hash, gone, message_id from lifecare_item where " + key
                        + " for no key update")
                .params(source, found.entity().path(), found.id())
                .query((r, n) -> new Row(r.getLong(1), r.getBytes(2), r.getBoolean(3), r.getObject(4, UUID.class)))
                .single();
        boolean removed = found.kind() == Found.Kind.REMOVED;
        boolean same = Arrays.equals(row.contentHash(), found.contentHash()) && row.gone() == removed;
        boolean message = !same && found.kind() != Found.Kind.NOTED;
        long revision = message ? row.revision() + 1 : row.revision();
        jdbc.sql(
                        "update lifecare_item set person_key = ?, order_key = ?, record_hash = ?, bundle_hash = ?, revision = ?,"
                                + " protected = ?, gone = ?, missing_since = null, changed_at = clock_timestamp() where "
                                + key)
                .params(
                        found.person().person(),
                        found.person().order(),
                        found.recordHash(),
                        found.contentHash(),
                        revision,
                        found.isProtected(),
                        removed,
                        source,
                        found.entity().path(),
                        found.id())
                .update();
        return message ? Optional.of(new Change(revision, row.message())) : Optional.empty();
    }

    void told(String source, Found found, UUID message) {
        jdbc.sql("update lifecare_item set message_id = ? where source = ? and entity = ? and item_id = ?")
                .params(message, source, found.entity().path(), found.id())
                .update();
    }

    void repeated(String source, Entity entity, Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update lifecare_item set repeats = repeats + 1, missing_since = null"
                            + " where source = ? and entity = ? and item_id = any(?)")
                    .params(source, entity.path(), ids.toArray(String[]::new))
                    .update();
        }
    }

    public void missed(String source, Entity entity, Collection<String> ids, Instant now) {
        if (!ids.isEmpty()) {
            jdbc.sql("update lifecare_item set missing_since = coalesce(missing_since, ?)"
                            + " where source = ? and entity = ? and item_id = any(?)")
                    .params(Timestamp.from(now), source, entity.path(), ids.toArray(String[]::new))
                    .update();
        }
    }

    private record Row(
            long revision,
            byte @Nullable [] contentHash,
            boolean gone,
            @Nullable UUID message) {}

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString(1),
                new PersonKeys(row.getBytes(2), row.getBytes(3)),
                row.getBytes(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant());
    }

    private static Map<String, Held> byId(List<Held> items) {
        Map<String, Held> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        return byId;
    }
}
