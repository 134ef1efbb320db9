package se.inkopsnavet.neighbourhood.journal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifecare's journal as {@code lifecare.md} tells of it: notes are created and never read, except where they are mirrored as documentation. Plugs into any
 * {@code com.sun.net.httpserver} server at {@link #BASE}. A server that answers the other lists itself needs the paths in {@link #PATHS} only.
 */
public final class LifecareNotes implements HttpHandler, AutoCloseable {

    public static final String BASE = "/WE.EC.Integration.Host";
    public static final List<String> PATHS =
            List.of("/api/v2/provider_notes", "/api/v1/provider_headlines", "/api/v1/documentations");
    public static final String WRITE = "provider_notes";
    public static final String READ_BACK = "documentations";
    public static final String DOMAIN = "exempel-domän";
    public static final String KEY = "hemlig-nyckel-4711";

    private final JsonMapper json = new JsonMapper();
    private final JournalRecord record = new JournalRecord();
    private final Manners manners;
    private final Map<String, List<ObjectNode>> lists;
    private volatile boolean mirrors = true;

    LifecareNotes(Runnable cut) {
        this.manners = new Manners(cut, "application/json; charset=utf-8");
        this.lists = Map.of(
                "clients", new CopyOnWriteArrayList<>(),
                "provider_units", new CopyOnWriteArrayList<>(),
                "provider_headlines", new CopyOnWriteArrayList<>());
    }

    public JournalRecord record() {
        return record;
    }

    public Manners manners() {
        return manners;
    }

    /** What one of the lists (clients, provider_units, provider_headlines) holds, as JSON. */
    public void has(String list, String entry) {
        lists.get(list).add((ObjectNode) json.readTree(entry));
    }

    public void forget(String list) {
        lists.get(list).clear();
    }

    /** Whether notes can be seen among the documentation. */
    public void mirror(boolean seen) {
        mirrors = seen;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String operation = path.substring(path.lastIndexOf('/') + 1);
        record.called(operation);
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!DOMAIN.equals(query.get("domain")) || !KEY.equals(query.get("key"))) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        manners.handle(
                exchange,
                operation,
                () -> answer(operation, query, body),
                "[{\"Id\": \"ett\"}]",
                code -> "{\"message\": \"Åsa Öberg 189001019802\"}");
    }

    private synchronized Manners.Reply answer(String operation, Map<String, String> query, byte[] body) {
        return switch (operation) {
            case WRITE -> write(json.readTree(body));
            case READ_BACK ->
                new Manners.Reply(200, page(documentation(query), query).toString());
            default ->
                new Manners.Reply(200, page(found(operation, query), query).toString());
        };
    }

    private Manners.Reply write(JsonNode note) {
        List<String> missing = new ArrayList<>();
        for (String required : List.of("clientId", "providerUnitId", "headlineId", "createdPersonnelId")) {
            if (!note.path(required).isInt()) {
                missing.add(required);
            }
        }
        for (String required : List.of("occurrenceTimeUtc", "text", "createdPersonnelTitle")) {
            if (note.path(required).asString("").isBlank()) {
                missing.add(required);
            }
        }
        if (!missing.isEmpty()) {
            record.complain("missing " + missing);
            return new Manners.Reply(400, "{}");
        }
        int id = record.add(new WrittenNote(
                "",
                note.path("clientId").asString(""),
                note.path("providerUnitId").asString(""),
                note.path("headlineId").asString(""),
                note.path("text").asString(""),
                note.path("createdPersonnelId").asString(""),
                note.path("createdPersonnelTitle").asString(""),
                note.path("occurrenceTimeUtc").asString(""),
                note.path("createdDateTimeUtc").asString(""),
                note.path("isSigned").asString("")));
        ObjectNode answer = json.createObjectNode();
        answer.put("id", id);
        answer.put("text", note.path("text").asString(""));
        answer.put("clientPersonId", "189001019802");
        return new Manners.Reply(200, answer.toString());
    }

    private List<ObjectNode> documentation(Map<String, String> query) {
        List<ObjectNode> seen = new ArrayList<>();
        if (mirrors && query.getOrDefault("q", "").startsWith("PersonId='")) {
            int id = 0;
            for (WrittenNote note : record.notes()) {
                ObjectNode document = json.createObjectNode();
                document.put("Id", "D" + ++id);
                document.put("PlainText", note.text());
                seen.add(document);
            }
        }
        return seen;
    }

    private List<ObjectNode> found(String list, Map<String, String> query) {
        String[] wanted = query.getOrDefault("q", "=").split("=", 2);
        String value = wanted[1].replace("'", "");
        return lists.getOrDefault(list, List.of()).stream()
                .filter(entry -> wanted[0].isEmpty()
                        || entry.path(wanted[0]).asString("").equals(value))
                .toList();
    }

    private ArrayNode page(List<ObjectNode> all, Map<String, String> query) {
        int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        ArrayNode page = json.createArrayNode();
        all.stream().skip(offset).limit(limit).forEach(page::add);
        return page;
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream((raw == null ? "" : raw).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    @Override
    public void close() {
        manners.close();
    }
}
