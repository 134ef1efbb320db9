package se.inkopsnavet.neighbourhood.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import se.inkopsnavet.neighbourhood.FaultyLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An SMS gateway over HTTPS that speaks both dialects, at the end of a line that can be cut. It keeps its own record of what it took. */
public final class HttpSmsNeighbour implements AutoCloseable {

    public static final String USER = "kommunen";
    public static final String PASSWORD = "sms-hemlighet";

    private static final int QUEUED = 1005;
    private static final int INVALID_NUMBER = 1010;

    private final HttpsServer server;
    private final FaultyLine line;
    private final Clock clock;
    private final SSLContext towardsHub;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<TakenSms> taken = new CopyOnWriteArrayList<>();
    private final Queue<SmsWhim> whims = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sms-neighbour");
        thread.setDaemon(true);
        return thread;
    });

    private volatile int door;

    private HttpSmsNeighbour(SSLContext own, SSLContext towardsHub, Clock clock) throws IOException {
        this.clock = clock;
        this.towardsHub = towardsHub;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.line = FaultyLine.to(server.getAddress().getPort());
        server.setHttpsConfigurator(new HttpsConfigurator(own));
        server.setExecutor(threads);
        server.createContext("/a1/sms", exchange -> answer(exchange, true));
        server.createContext("/sms/send", exchange -> answer(exchange, false));
        server.start();
    }

    /** @param own certificate for localhost @param towardsHub whom it trusts when it tells what arrived @param clock what its record is dated by */
    public static HttpSmsNeighbour open(SSLContext own, SSLContext towardsHub, Clock clock) {
        try {
            return new HttpSmsNeighbour(own, towardsHub, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI formUrl() {
        return URI.create("https://localhost:" + line.port() + "/a1/sms");
    }

    public URI jsonUrl() {
        return URI.create("https://localhost:" + line.port() + "/sms/send");
    }

    /** Whatever address the hub is known by outside, its door is here. @param door port on localhost */
    public void through(int door) {
        this.door = door;
    }

    public FaultyLine line() {
        return line;
    }

    /** The next message, then the one after it. */
    public void next(SmsWhim... some) {
        whims.addAll(Arrays.asList(some));
    }

    /** From now on well. */
    public void forgetWhims() {
        whims.clear();
    }

    /** It goes on taking, and answers when it is told to {@link #answer()}. */
    public void holdAnswers() {
        answering = new CountDownLatch(1);
    }

    /** What it has taken, and from now on at once. */
    public void answer() {
        answering.countDown();
    }

    /** Everything it took, oldest first. */
    public List<TakenSms> taken() {
        return List.copyOf(taken);
    }

    public List<TakenSms> takenWith(String words) {
        return taken.stream().filter(sms -> sms.text().contains(words)).toList();
    }

    /** Tells the hub what became of a message, as a form. @return the hub's status */
    public int tell(TakenSms sms, String status) {
        URI known = URI.create(sms.fields().get("whendelivered"));
        URI where = door == 0
                ? known
                : URI.create("https://localhost:" + door + known.getRawPath() + "?" + known.getRawQuery());
        return post(where, sms.id(), status);
    }

    /** The same, to any address. */
    public int post(URI where, String id, String status) {
        String form = "id=" + id + "&status=" + status + "&delivered="
                + URLEncoder.encode(clock.instant().toString(), StandardCharsets.UTF_8);
        try {
            return HttpClient.newBuilder()
                    .sslContext(towardsHub)
                    .build()
                    .send(
                            HttpRequest.newBuilder(where)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, boolean form) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        SmsWhim whim = whims.poll();
        Map<String, String> fields = form ? form(body) : fields(body);
        String login =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization")) || whim == SmsWhim.DENIED) {
            reply(exchange, 401, "API access requires a valid login");
            return;
        }
        if (whim == null) {
            TakenSms sms = take(fields, form);
            await(answering);
            reply(exchange, 200, form ? created(sms) : queued(sms));
        } else {
            misbehave(exchange, whim, fields, form);
        }
    }

    private void misbehave(HttpExchange exchange, SmsWhim whim, Map<String, String> fields, boolean form)
            throws IOException {
        if (whim.name().endsWith("_AFTER")) {
            take(fields, form);
        }
        switch (whim) {
            case RESET_BEFORE, RESET_AFTER -> {
                line.cut();
                exchange.close();
            }
            case SILENT_AFTER -> await(closing);
            case ERROR_BODY ->
                reply(
                        exchange,
                        200,
                        form
                                ? "{\"status\":\"failed\",\"error\":\"number\"}"
                                : "{\"resultCode\":" + INVALID_NUMBER + ",\"description\":\"Invalid destination\"}");
            case PAGE_AFTER -> reply(exchange, 200, "<html>Just a moment</html>");
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                reply(exchange, 503, "");
            }
            case FRONT_503_AFTER -> reply(exchange, 503, "<html>upstream</html>");
            case BROKEN_AFTER -> reply(exchange, 500, "oops");
            case REFUSED -> reply(exchange, 400, "Invalid number");
            default -> throw new IllegalStateException(whim.name());
        }
    }

    private static void await(CountDownLatch moment) {
        try {
            moment.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private TakenSms take(Map<String, String> fields, boolean form) {
        TakenSms sms = new TakenSms(
                (form ? "s" : "link-") + (taken.size() + 1) + "-" + System.identityHashCode(this),
                fields.get(form ? "to" : "destination"),
                fields.get(form ? "message" : "userData"),
                fields.get(form ? "from" : "source"),
                clock.instant(),
                fields);
        taken.add(sms);
        return sms;
    }

    private static String created(TakenSms sms) {
        return "{\"id\":\"" + sms.id() + "\",\"status\":\"created\",\"to\":\"" + sms.to() + "\",\"parts\":1}";
    }

    private static String queued(TakenSms sms) {
        return "{\"resultCode\":" + QUEUED + ",\"messageId\":\"" + sms.id() + "\",\"description\":\"Queued\"}";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private Map<String, String> fields(byte[] body) {
        JsonNode call = json.readTree(body);
        Map<String, String> fields = new HashMap<>();
        call.propertyNames().forEach(name -> fields.put(name, call.path(name).asString("")));
        return fields;
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        answering.countDown();
        line.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
