package se.inkopsnavet.neighbourhood.lifecare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The data of a simulated Lifecare: lists of records that are changed and removed, each remembering when. Thread-safe. */
public final class WelfareData {

    private final Map<String, Map<Integer, Change>> lists = new LinkedHashMap<>();
    private final Supplier<Instant> clock;

    WelfareData(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** What the source's own clock says. */
    public Instant now() {
        return clock.get();
    }

    /** Writes a record, new or anew, as of now by the server's clock. */
    public void put(String list, ObjectNode record) {
        putAsOf(list, record, now());
    }

    /** A record whose transaction commits now although it was changed earlier. */
    public synchronized void putAsOf(String list, ObjectNode record, Instant modified) {
        int id = record.get("Id").asInt();
        if (list.equals("clients")) {
            record.put("UpdateTime", modified.toString());
        }
        lists.computeIfAbsent(list, any -> new LinkedHashMap<>())
                .put(id, new Change(id, record.deepCopy(), modified, false));
    }

    public synchronized void change(String list, int id, Consumer<ObjectNode> edit) {
        ObjectNode record = lists.get(list).get(id).record().deepCopy();
        edit.accept(record);
        put(list, record);
    }

    /** From now on only a tombstone, and only in answers about changes. */
    public synchronized void delete(String list, int id) {
        ObjectNode tombstone =
                JsonNodeFactory.instance.objectNode().put("Id", id).put("Deleted", true);
        lists.get(list).put(id, new Change(id, tombstone, clock.get(), true));
    }

    /** As if it had never been there, and no list of changes ever says so. */
    public synchronized void vanish(String list, int id) {
        lists.get(list).remove(id);
    }

    synchronized List<Change> all(String list) {
        return new ArrayList<>(lists.getOrDefault(list, Map.of()).values());
    }
}
