package se.inkopsnavet.neighbourhood.lifecare;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** How a Lifecare server can go wrong. Each whim lasts until {@link #behave()}, those with a number until they have happened so often. */
public final class LifecareWhims {

    private final AtomicInteger failures = new AtomicInteger();
    private volatile Predicate<String> concerned = path -> true;
    private volatile Answering answering = Answering.NORMALLY;
    private volatile Duration pause = Duration.ZERO;
    private volatile String retryAfter = "";
    private volatile boolean ignoreOffset;
    private volatile int pageCap = Integer.MAX_VALUE;
    private volatile Runnable afterPage = () -> {};

    private enum Answering {
        NORMALLY,
        ERROR_500,
        KEY_REFUSED,
        THROTTLED,
        HTML,
        HALF,
        RESET,
        WRONG_JSON,
        REDIRECT,
        HUGE,
        SLOW,
        DUPLICATE_KEYS
    }

    public void behave() {
        failures.set(0);
        concerned = path -> true;
        answering = Answering.NORMALLY;
        pause = Duration.ZERO;
        ignoreOffset = false;
        pageCap = Integer.MAX_VALUE;
        afterPage = () -> {};
    }

    /** The following whim is for one list only. */
    public LifecareWhims onlyFor(String list) {
        concerned = path -> path.contains("/" + list);
        return this;
    }

    public void fail(int times) {
        whim(Answering.ERROR_500, times);
    }

    public void beDown() {
        whim(Answering.ERROR_500, Integer.MAX_VALUE);
    }

    public void refuseKey() {
        whim(Answering.KEY_REFUSED, Integer.MAX_VALUE);
    }

    public void throttle(String retryAfter) {
        this.retryAfter = retryAfter;
        whim(Answering.THROTTLED, 1);
    }

    public void answerHtml() {
        whim(Answering.HTML, Integer.MAX_VALUE);
    }

    public void breakOffHalfway() {
        whim(Answering.HALF, Integer.MAX_VALUE);
    }

    public void reset() {
        whim(Answering.RESET, Integer.MAX_VALUE);
    }

    public void answerWrongJson() {
        whim(Answering.WRONG_JSON, Integer.MAX_VALUE);
    }

    public void answerDuplicateKeys() {
        whim(Answering.DUPLICATE_KEYS, Integer.MAX_VALUE);
    }

    public void redirect() {
        whim(Answering.REDIRECT, Integer.MAX_VALUE);
    }

    public void answerWithoutEnd() {
        whim(Answering.HUGE, Integer.MAX_VALUE);
    }

    /** Sends headers, and then a byte now and then. */
    public void trickle(Duration perByte) {
        pause = perByte;
        whim(Answering.SLOW, Integer.MAX_VALUE);
    }

    public void ignoreOffset() {
        ignoreOffset = true;
    }

    public void capPages(int records) {
        pageCap = records;
    }

    /** What happens in Lifecare just after each page of a list has been read. */
    public void afterEachPage(Runnable deed) {
        afterPage = deed;
    }

    private void whim(Answering how, int times) {
        failures.set(times);
        answering = how;
    }

    boolean ignoresOffset() {
        return ignoreOffset;
    }

    int pageCap() {
        return pageCap;
    }

    void pageRead() {
        afterPage.run();
    }

    /** @return whether the whim has answered */
    boolean answers(HttpExchange exchange) throws IOException {
        if (!concerned.test(exchange.getRequestURI().getPath()) || failures.get() <= 0) {
            return false;
        }
        if (failures.get() != Integer.MAX_VALUE) {
            failures.decrementAndGet();
        }
        switch (answering) {
            case NORMALLY -> {
                return false;
            }
            case ERROR_500 -> send(exchange, 500, "text/html", "<h1>Server Error</h1>");
            case KEY_REFUSED -> send(exchange, 401, "application/json", "{\"Message\":\"denied\"}");
            case THROTTLED -> {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                send(exchange, 429, "application/json", "{}");
            }
            case HTML -> send(exchange, 200, "text/html; charset=utf-8", "<html><body>Logga in</body></html>");
            case HALF -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write("[{\"Id\":1,".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("broken off");
            }
            case RESET -> throw new IOException("reset");
            case WRONG_JSON -> send(exchange, 200, "application/json", "{\"Message\":\"An error has occurred.\"}");
            case DUPLICATE_KEYS ->
                send(
                        exchange,
                        200,
                        "application/json",
                        "[{\"Id\":1,\"ProtectedRegistration\":true,\"ProtectedRegistration\":false}]");
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "https://localhost:1/elsewhere");
                send(exchange, 302, "text/html", "");
            }
            case HUGE -> endless(exchange, Duration.ZERO);
            case SLOW -> endless(exchange, pause);
        }
        return true;
    }

    private static void endless(HttpExchange exchange, Duration pause) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        byte[] block = " ".repeat(pause.isZero() ? 65_536 : 1).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100_000; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
            // Ends when the other side hangs up.
            exchange.getResponseBody().write(block);
            exchange.getResponseBody().flush();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
