package se.inkopsnavet.neighbourhood.journal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers calls, well or as the test has asked for. */
public final class Manners implements AutoCloseable {

    private static final int HUGE = 5_000_000;

    private final Runnable cut;
    private final String contentType;
    private final Map<String, Queue<Whim>> whims = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param cut resets the hub's connections */
    Manners(Runnable cut, String contentType) {
        this.cut = cut;
        this.contentType = contentType;
    }

    /** The next call of that operation, then the one after it. */
    public void next(String operation, Whim... some) {
        whims.computeIfAbsent(operation, name -> new ConcurrentLinkedQueue<>()).addAll(java.util.List.of(some));
    }

    /** From now on well. */
    public void forgetWhims(String operation) {
        whims.remove(operation);
    }

    /** @param deed does what was asked and gives the answer @param wrong an answer against the contract @param fault a SOAP Fault by its code */
    void handle(
            HttpExchange exchange,
            String operation,
            Supplier<Reply> deed,
            String wrong,
            java.util.function.Function<String, String> fault)
            throws IOException {
        Queue<Whim> waiting = whims.get(operation);
        Whim whim = waiting == null ? null : waiting.poll();
        if (whim == null) {
            reply(exchange, deed.get());
            return;
        }
        switch (whim) {
            case RESET_BEFORE -> hangUp(exchange);
            case RESET_AFTER -> {
                deed.get();
                hangUp(exchange);
            }
            case HANG_UP_BEFORE -> exchange.close();
            case HANG_UP_AFTER -> {
                deed.get();
                exchange.close();
            }
            case SILENT_AFTER -> {
                deed.get();
                pause(Duration.ofMinutes(2));
            }
            case DRIBBLE_AFTER -> {
                deed.get();
                dribble(exchange);
            }
            case UNAVAILABLE -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                reply(exchange, new Reply(503, "<p>stängt</p>"));
            }
            case GATEWAY_503_AFTER -> {
                deed.get();
                reply(exchange, new Reply(503, "<p>upstream</p>"));
            }
            case ERROR_PAGE_AFTER -> {
                deed.get();
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                reply(exchange, new Reply(500, "<html><body><p>Något gick fel<br></body>"));
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "https://localhost/annan");
                reply(exchange, new Reply(302, ""));
            }
            case DENIED -> reply(exchange, new Reply(401, ""));
            case GARBAGE_AFTER -> {
                deed.get();
                reply(exchange, new Reply(200, "<<<{{{ detta är ingenting"));
            }
            case EMPTY_AFTER -> {
                deed.get();
                reply(exchange, new Reply(200, ""));
            }
            case TRUNCATED_AFTER -> {
                String body = deed.get().body();
                reply(exchange, new Reply(200, body.substring(0, body.length() / 2)));
            }
            case HUGE_AFTER -> {
                deed.get();
                reply(exchange, new Reply(200, " ".repeat(HUGE)));
            }
            case WRONG_SCHEMA_AFTER -> {
                deed.get();
                reply(exchange, new Reply(200, wrong));
            }
            case FAULT_CLIENT -> reply(exchange, new Reply(500, fault.apply("Client")));
            case FAULT_SERVER_AFTER -> {
                deed.get();
                reply(exchange, new Reply(500, fault.apply("Server")));
            }
        }
    }

    record Reply(int status, String body) {}

    private void reply(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", java.util.List.of(contentType));
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        } finally {
            exchange.close();
        }
    }

    private void dribble(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, 10_000);
        OutputStream out = exchange.getResponseBody();
        for (int n = 0; n < 1000 && closing.getCount() > 0; n++) {
            out.write(' ');
            out.flush();
            pause(Duration.ofMillis(200));
        }
    }

    private void hangUp(HttpExchange exchange) {
        cut.run();
        exchange.close();
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
