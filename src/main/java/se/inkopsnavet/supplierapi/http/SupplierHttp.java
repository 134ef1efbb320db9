package se.inkopsnavet.supplierapi.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.http.Refusal.Effect;
import se.inkopsnavet.transport.CappedBody;
import se.inkopsnavet.transport.HttpPins;
import se.inkopsnavet.transport.RetryAfter;

/** The calls of the contract to one supplier's interface. Each is made once: whoever wants it again has a row that says so. */
public final class SupplierHttp {

    private final SupplierLine line;
    private final Clock clock;
    private final Throttle throttle;
    private final HttpClient client;
    private final JsonAnswer json = new JsonAnswer();

    public SupplierHttp(SupplierLine line, Clock clock) {
        HttpPins.check();
        this.line = line;
        this.clock = clock;
        this.throttle = new Throttle(line.channel(), line.perSecond());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(line.connectTimeout())
                .sslContext(line.tls().context())
                .build();
    }

    /**
     * Asks.
     *
     * @param operation its id in the contract, for faults
     * @param path with every part {@linkplain #part encoded}
     * @return empty when there is no such thing (404)
     * @throws Refusal why there is no answer
     */
    public Optional<Answer> get(String operation, String path, Map<String, String> query) {
        HttpRequest request = request(path, query).GET().build();
        return throttle.call(operation, () -> {
            HttpResponse<byte[]> response = send(operation, request);
            return response.statusCode() == 404 ? Optional.empty() : Optional.of(read(operation, response));
        });
    }

    /**
     * Has something done, once however often it is called with the same key.
     *
     * @throws Refusal why there is no answer, and whether it may have been done
     */
    public Answer post(String operation, String path, String key, byte[] body) {
        HttpRequest request = request(path, Map.of())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return throttle.call(operation, () -> read(operation, send(operation, request)));
    }

    /** One part of a path. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + part(entry.getValue()))
                .collect(Collectors.joining("&"));
        // Every part is encoded, so that the address cannot be refused with a message that quotes it.
        URI address = URI.create(line.url() + path + (encoded.isEmpty() ? "" : "?" + encoded));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        if (line.token() != null) {
            request.header("Authorization", "Bearer " + line.token());
        }
        return request;
    }

    /** One deadline for everything: the client's own time-out ends when the headers have come. */
    private HttpResponse<byte[]> send(String operation, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, head -> new CappedBody(line.maxBytes()));
        try {
            return sent.get(line.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new Refusal(Fault.SUPPLIER_API_UNREACHABLE, operation + " deadline", Effect.UNKNOWN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal(Fault.SUPPLIER_API_UNREACHABLE, operation + " interrupted", Effect.UNKNOWN);
        } catch (ExecutionException e) {
            throw broken(operation, e.getCause());
        } finally {
            // Ends what still runs: the connection is closed, and nobody waits for the rest.
            sent.cancel(true);
        }
    }

    /** The exception itself may quote the address, so that only its kind is told. */
    private static Refusal broken(String operation, Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof CappedBody.TooMuch || cause.getCause() instanceof CappedBody.TooMuch) {
            return new Refusal(Fault.SUPPLIER_API_ANSWER_UNREADABLE, operation + " size", Effect.UNKNOWN);
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Refusal(Fault.SUPPLIER_API_UNREACHABLE, operation + " " + kind, Effect.NONE);
        }
        Fault fault =
                cause instanceof IOException ? Fault.SUPPLIER_API_UNREACHABLE : Fault.SUPPLIER_API_ANSWER_UNREADABLE;
        return new Refusal(fault, operation + " " + kind, Effect.UNKNOWN);
    }

    private Answer read(String operation, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw Verdict.of(operation, response.statusCode(), response.headers(), clock.instant());
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                json.read(operation, type, response.body()),
                response.headers().firstValue("Date").flatMap(RetryAfter::time).orElse(null));
    }
}
