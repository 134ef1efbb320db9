package se.inkopsnavet.neighbourhood.supplierapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A supplier's interface over HTTPS, made from the published contract: a call that the contract does not know is refused and written down as the hub's
 * mistake, and an answer that it does not allow is the simulator's own, unless a whim wants it so.
 */
public final class SupplierApiNeighbour implements AutoCloseable {

    public static final String TOKEN = "leverantorens-token-0123456789-abcdef";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One call. @param answered with which status; 0 when there was no answer */
    public record Seen(String operationId, Map<String, String> query, String key, int answered) {}

    /** What it has been made to do, once each. */
    public record Done(String operationId, String key, JsonNode body) {}

    private record Call(Contract.Call call, Map<String, String> query, String key, byte[] body) {}

    private record Reply(int status, String type, byte[] body) {
        static Reply json(int status, JsonNode body) {
            return new Reply(
                    status,
                    status == 200 ? "application/json" : "application/problem+json",
                    JSON.writeValueAsBytes(body));
        }
    }

    private final Contract contract = new Contract();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final SupplierData data = new SupplierData();
    private final SupplierWhims whims = new SupplierWhims();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Done> done = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final Map<String, Function<Call, Reply>> handlers = Map.of(
            "ordersSince", call -> page(call, true),
            "deliveryEventsSince", call -> page(call, false),
            "orderStatus", call -> found(data.order(call.call().parts().get("orderNo"))),
            "schedule",
                    call -> found(
                            data.schedule(LocalDate.parse(call.call().parts().get("day")))),
            "request", this::done,
            "eraseCustomer", this::erased);

    private SupplierApiNeighbour(SSLContext tls) {
        if (!handlers.keySet().equals(contract.operations())) {
            throw new IllegalStateException("the contract has other operations: " + contract.operations());
        }
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param tls names localhost */
    public static SupplierApiNeighbour open(SSLContext tls) {
        return new SupplierApiNeighbour(tls);
    }

    public URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/inkop");
    }

    public SupplierData data() {
        return data;
    }

    public SupplierWhims whims() {
        return whims;
    }

    /** Every call, the oldest first. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<Done> done() {
        return List.copyOf(done);
    }

    /** Where hub or simulator have broken the contract: to be empty, whatever else is tested. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/inkop", "");
            Optional<Contract.Call> known = contract.call(exchange.getRequestMethod(), path);
            if (known.isEmpty()) {
                violations.add(exchange.getRequestMethod() + " is no operation");
                send(exchange, problem(404));
                return;
            }
            Call call = read(exchange, known.get());
            String id = call.call().operationId();
            Whim whim = whims.take(id);
            Reply reply = reply(exchange, call, whim);
            int status = whim == Whim.RESET_AFTER || whim == Whim.SLOW ? 0 : reply.status();
            seen.add(new Seen(id, call.query(), call.key(), status));
            if (whim == Whim.NONE) {
                violations.addAll(contract.wrongWithAnswer(call.call(), status, reply.type(), reply.body()));
            }
            if (whim == Whim.SLOW) {
                end.await();
            } else if (status != 0) {
                send(exchange, reply);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Call read(HttpExchange exchange, Contract.Call call) throws IOException {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String each : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = each.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return new Call(
                call, query, key == null ? "" : key, exchange.getRequestBody().readAllBytes());
    }

    private Reply reply(HttpExchange exchange, Call call, Whim whim) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        List<String> wrong = contract.wrongWithCall(call.call(), call.query(), headers, call.body());
        violations.addAll(wrong);
        if (!("Bearer " + TOKEN).equals(headers.get("authorization")) || whim == Whim.FORBIDDEN) {
            return problem(403);
        }
        if (!wrong.isEmpty()) {
            return problem(400);
        }
        return switch (whim) {
            case ERROR_500 -> problem(500);
            case THROTTLED -> {
                exchange.getResponseHeaders().set("Retry-After", "600");
                yield problem(429);
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "/inkop/v1/orders");
                yield problem(307);
            }
            case ERROR_IN_200 -> Reply.json(200, JSON.createObjectNode().put("error", "database is down"));
            case HTML -> new Reply(200, "text/html", "<html>Underhåll</html>".getBytes(StandardCharsets.UTF_8));
            case HUGE -> new Reply(200, "application/json", ("{\"items\":[" + " ".repeat(3_000_000)).getBytes());
            case UNWILLING ->
                Reply.json(200, JSON.createObjectNode().put("answer", "REFUSED").put("reason", "TOO_LATE"));
            case TAKES_TIME -> Reply.json(200, JSON.createObjectNode().put("answer", "TAKEN"));
            case SLOW -> problem(503);
            default -> bent(handlers.get(call.call().operationId()).apply(call), whim);
        };
    }

    private static Reply bent(Reply reply, Whim whim) {
        if (reply.status() != 200 || whim == Whim.NONE || whim == Whim.RESET_AFTER || whim == Whim.BAD_DATA) {
            return reply;
        }
        ObjectNode body = (ObjectNode) JSON.readTree(reply.body());
        if (whim == Whim.TRUNCATED) {
            body.withArray("stops").remove(0);
        } else if (whim == Whim.STALE) {
            body.put(
                    "day",
                    LocalDate.parse(body.get("day").asString()).minusDays(1).toString());
        } else if (whim == Whim.ENDLESS) {
            body.put("next", "0");
        } else {
            List<JsonNode> items = new java.util.ArrayList<>(
                    body.withArray("items").valueStream().toList());
            if (whim == Whim.DUPLICATED) {
                items.addAll(List.copyOf(items));
            }
            Collections.reverse(items);
            body.withArray("items").removeAll().addAll(items);
        }
        return Reply.json(200, body);
    }

    private Reply page(Call call, boolean ofOrders) {
        Instant readTo = Instant.now();
        List<ObjectNode> all =
                data.changedSince(ofOrders, Instant.parse(call.query().get("since")));
        int from = Integer.parseInt(call.query().getOrDefault("cursor", "0"));
        int to = Math.min(all.size(), from + Integer.parseInt(call.query().get("limit")));
        ObjectNode page = JSON.createObjectNode().put("readTo", readTo.toString());
        ArrayNode items = page.putArray("items");
        all.subList(Math.min(from, to), to).forEach(items::add);
        if (to < all.size()) {
            page.put("next", Integer.toString(to));
        }
        return Reply.json(200, page);
    }

    private static Reply found(Optional<ObjectNode> something) {
        return something.map(each -> Reply.json(200, each)).orElseGet(() -> problem(404));
    }

    /** The same key is the same request. */
    private Reply done(Call call) {
        return Reply.json(200, answers.computeIfAbsent(call.key(), key -> {
            done.add(new Done(call.call().operationId(), key, JSON.readTree(call.body())));
            return JSON.createObjectNode().put("answer", "DONE").put("reference", "R-" + done.size());
        }));
    }

    /** The same, of customers that it knows only. */
    private Reply erased(Call call) {
        String caseRef = JSON.readTree(call.body()).at("/customer/caseRef").asString("");
        if (!answers.containsKey(call.key()) && !data.forgets(caseRef)) {
            return Reply.json(
                    200, JSON.createObjectNode().put("answer", "REFUSED").put("reason", "UNKNOWN_CUSTOMER"));
        }
        return done(call);
    }

    private static Reply problem(int status) {
        return Reply.json(status, JSON.createObjectNode().put("status", status));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
