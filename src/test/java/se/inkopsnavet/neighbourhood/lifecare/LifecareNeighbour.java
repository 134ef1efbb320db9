package se.inkopsnavet.neighbourhood.lifecare;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A simulated Lifecare over HTTPS: the GET operations with {@code gt}/{@code lt}, {@code q}, {@code limit}/{@code offset}, domain and key, a record of what
 * was asked, and whims. A list without {@code limit} is truncated, without a word; tombstones are shown only to those who ask for changes.
 */
public final class LifecareNeighbour implements AutoCloseable {

    public static final String BASE = "/WE.EC.Integration.Host";
    public static final String DOMAIN = "lundvik-vo";
    public static final String KEY = "hemlig-nyckel-42-åäö";
    private static final String API = BASE + "/api/v1/";
    private static final int UNASKED = 3;
    /** A change is committed so long after the time that it bears. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LifecareWhims whims = new LifecareWhims();
    private final WelfareData data = new WelfareData(() -> Instant.now().minus(LATE));
    private final List<LifecareRequest> record = new CopyOnWriteArrayList<>();

    private LifecareNeighbour(SSLContext tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext(API, this::answer);
        server.start();
    }

    /** @param tls names localhost */
    public static LifecareNeighbour open(SSLContext tls) {
        return new LifecareNeighbour(tls);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public WelfareData data() {
        return data;
    }

    public LifecareWhims whims() {
        return whims;
    }

    /** Everything that was asked, the oldest first. */
    public List<LifecareRequest> record() {
        return List.copyOf(record);
    }

    /** Another operation of the same server, such as the journal's. @param path below the base, such as {@code /api/v2/provider_notes} */
    public void alsoAnswer(String path, HttpHandler handler) {
        server.createContext(BASE + path, handler);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange);
            String path = exchange.getRequestURI().getPath().substring(API.length());
            record.add(new LifecareRequest(
                    Instant.now(), exchange.getRequestMethod(), path, query, exchange.getRequestHeaders()));
            if (whims.answers(exchange)) {
                return;
            }
            if (!DOMAIN.equals(query.get("domain"))
                    || !KEY.equals(query.get("key"))
                    || exchange.getRequestHeaders().getFirst("X-API-Key") == null) {
                send(exchange, 401, "{\"Message\":\"Authorization has been denied for this request.\"}");
            } else if (path.startsWith("clients/")) {
                client(exchange, path.substring("clients/".length()));
            } else {
                list(exchange, path, query);
                whims.pageRead();
            }
        }
    }

    private void client(HttpExchange exchange, String personId) throws IOException {
        for (Change each : data.all("clients")) {
            if (personId.equals(each.record().path("PersonId").asString(""))) {
                send(exchange, 200, JSON.writeValueAsString(each.record()));
                return;
            }
        }
        send(exchange, 404, "{\"Message\":\"Not found\"}");
    }

    private void list(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        Stream<Change> changes = data.all(path).stream();
        if (path.equals("documentations") && (query.containsKey("gt") || query.containsKey("lt"))) {
            send(exchange, 400, "{\"Message\":\"gt and lt are not supported\"}");
            return;
        }
        if (query.containsKey("gt") || query.containsKey("lt")) {
            if (query.containsKey("q")) {
                send(exchange, 400, "{\"Message\":\"gt and lt cannot be combined with q\"}");
                return;
            }
            changes = changes.filter(each -> within(each.modified(), query));
        } else {
            changes = changes.filter(each -> !each.deleted());
        }
        if (query.containsKey("q")) {
            String field = query.get("q").replaceAll("=.*", "");
            String value = query.get("q").replaceAll(".*='(.*)'", "$1");
            changes = changes.filter(
                    each -> value.equals(each.record().path(field).asString("")));
        }
        int offset = whims.ignoresOffset() ? 0 : Integer.parseInt(query.getOrDefault("offset", "0"));
        int limit = Math.min(whims.pageCap(), Integer.parseInt(query.getOrDefault("limit", Integer.toString(UNASKED))));
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        changes.skip(offset).limit(limit).forEach(each -> page.add(each.record()));
        send(exchange, 200, JSON.writeValueAsString(page));
    }

    private static boolean within(Instant modified, Map<String, String> query) {
        boolean after = !query.containsKey("gt") || modified.isAfter(Instant.parse(query.get("gt")));
        return after && (!query.containsKey("lt") || modified.isBefore(Instant.parse(query.get("lt"))));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String each : exchange.getRequestURI().getRawQuery().split("&")) {
            int equals = each.indexOf('=');
            query.put(each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
