package se.inkopsnavet.lifecare.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.transport.CappedBody;
import se.inkopsnavet.transport.HttpPins;
import se.inkopsnavet.transport.RetryAfter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Safe GETs to one Lifecare installation: no redirect is followed, and every answer has an end in bytes and in time. */
public final class LifecareHttp {

    private static final int DEEPEST = 30;

    private final LifecareServer server;
    private final HttpClient client;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(100_000)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public LifecareHttp(LifecareServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        HttpPins.check();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(server.connectTimeout())
                .sslContext(server.tls())
                .build();
    }

    /**
     * A list.
     *
     * @param path below {@code /api/v1/}; names the call in faults
     * @throws Refusal why there is no answer
     */
    public Answer list(String path, Query query) {
        Answer answer = read(path, send(path, path, query));
        if (!answer.body().isArray()) {
            throw new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, path + " list");
        }
        return answer;
    }

    /**
     * One person's client record.
     *
     * @return empty when Lifecare knows no such client
     * @throws Refusal why there is no answer
     */
    public Optional<Answer> client(String personId) {
        String name = "clients/{id}";
        HttpResponse<byte[]> response = send(name, "clients/" + Query.encode(personId), Query.NONE);
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        Answer answer = read(name, response);
        if (!answer.body().isObject()) {
            throw new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, name + " object");
        }
        return Optional.of(answer);
    }

    private HttpResponse<byte[]> send(String name, String path, Query query) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request(path, query), info -> new CappedBody(server.maxBytes()));
        try {
            return sent.get(server.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new Refusal(Fault.LIFECARE_UNREACHABLE, name + " deadline");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal(Fault.LIFECARE_UNREACHABLE, name + " interrupted");
        } catch (ExecutionException e) {
            throw broken(name, e.getCause());
        } finally {
            // Ends what still runs: the connection is closed, and nobody waits for the rest.
            sent.cancel(true);
        }
    }

    /** The exception itself may quote the address, so that only its kind is told. */
    private static Refusal broken(String name, Throwable cause) {
        if (cause instanceof CappedBody.TooMuch || cause.getCause() instanceof CappedBody.TooMuch) {
            return new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, name + " size");
        }
        if (cause instanceof IOException) {
            return new Refusal(
                    Fault.LIFECARE_UNREACHABLE, name + " " + cause.getClass().getSimpleName());
        }
        return new Refusal(
                Fault.LIFECARE_ANSWER_UNREADABLE, name + " " + cause.getClass().getSimpleName());
    }

    private HttpRequest request(String path, Query query) {
        String more = query.encoded();
        // Every part is encoded, so that the address cannot be refused with a message that quotes it.
        URI address =
                URI.create("https://" + server.host() + ":" + server.port() + server.basePath() + "/api/v1/" + path
                        + "?" + (more.isEmpty() ? "" : more + "&") + "domain=" + Query.encode(server.domain()) + "&key="
                        + Query.encode(server.key()));
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("X-API-Key", server.gatewayKey())
                .GET()
                .build();
    }

    private Answer read(String name, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new Refusal(Fault.LIFECARE_KEY_REFUSED, name + " " + status);
        }
        boolean later = response.headers().firstValue("Retry-After").isPresent();
        if (status == 429 || status == 503 && later) {
            throw new Refusal(
                    Fault.LIFECARE_THROTTLED, name + " " + status, RetryAfter.of(response.headers(), clock.instant()));
        }
        if (status >= 500) {
            throw new Refusal(Fault.LIFECARE_UNREACHABLE, name + " " + status);
        }
        if (status != 200) {
            throw new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, name + " " + status);
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.matches("(?i)(application|text)/json.*")) {
            throw new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, name + " Content-Type");
        }
        return new Answer(
                parse(name, response.body()),
                response.headers().firstValue("Date").flatMap(RetryAfter::time).orElse(null));
    }

    private JsonNode parse(String name, byte[] body) {
        try {
            JsonNode tree = json.readTree(new String(body, StandardCharsets.UTF_8));
            if (tree.isMissingNode()) {
                throw new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, name + " empty");
            }
            return tree;
        } catch (JacksonException unreadable) {
            // Its message quotes the input.
            throw new Refusal(Fault.LIFECARE_ANSWER_UNREADABLE, name + " JSON");
        }
    }
}
