package se.inkopsnavet.lifecare.poll;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.lifecare.http.Answer;
import se.inkopsnavet.lifecare.http.LifecareHttp;
import se.inkopsnavet.lifecare.http.Query;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list to its end. Two things are not trusted: a short page is not the end, since the server may cap pages below what was asked for; and an offset
 * is not a place, since a record that changes while the list is read leaves it, and everything after it moves up. Each page therefore begins with the last
 * record of the one before; when it does not, the list has moved, and is read again from its beginning.
 */
final class PagedList {

    private static final int RESTARTS = 5;
    private static final int LONGEST = 200_000;

    private final LifecareHttp http;
    private final int limit;

    /** @param limit records per page, at least 2 */
    PagedList(LifecareHttp http, int limit) {
        this.http = http;
        this.limit = limit;
    }

    /** Takes page by page. What it took is taken again when the list is begun anew. */
    @FunctionalInterface
    interface Taker {
        /** @param last nothing follows @param answered the source's time at the first page, or null */
        void take(List<JsonNode> page, boolean last, @Nullable Instant answered);
    }

    /** @throws FaultException LIFECARE_LIST_UNSTABLE, or the refusal of a call */
    void read(String path, Query query, Taker taker) {
        for (int turn = 0; turn < RESTARTS; turn++) {
            if (readOnce(path, query, taker)) {
                return;
            }
        }
        throw new FaultException(Fault.LIFECARE_LIST_UNSTABLE, path + " offset");
    }

    private boolean readOnce(String path, Query query, Taker taker) {
        Answer first = http.list(path, query.page(limit, 0));
        List<JsonNode> page = records(path, first);
        int seen = page.size();
        while (!page.isEmpty()) {
            JsonNode anchor = page.get(page.size() - 1);
            List<JsonNode> next = records(path, http.list(path, query.page(limit, seen - 1)));
            if (next.isEmpty() || !same(anchor, next.get(0))) {
                return false;
            }
            List<JsonNode> fresh = next.subList(1, next.size());
            if (fresh.isEmpty()) {
                break;
            }
            taker.take(page, false, first.serverTime());
            page = fresh;
            seen += fresh.size();
            if (seen > LONGEST) {
                throw new FaultException(Fault.LIFECARE_LIST_UNSTABLE, path + " length");
            }
        }
        taker.take(page, true, first.serverTime());
        return true;
    }

    private List<JsonNode> records(String path, Answer answer) {
        if (answer.body().size() > limit) {
            throw new FaultException(Fault.LIFECARE_LIST_UNSTABLE, path + " limit");
        }
        return StreamSupport.stream(answer.body().spliterator(), false).toList();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        JsonNode id = one.get("Id");
        return id == null ? one.equals(other) : id.equals(other.get("Id"));
    }
}
