package se.inkopsnavet.journal.lifecare;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import se.inkopsnavet.transport.CappedBody;
import se.inkopsnavet.transport.HttpPins;
import se.inkopsnavet.transport.WatchedBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls for one note, over connections of their own: one that had been idle may be closed by the server just as a note goes out, and nobody would know
 * whether the note arrived.
 *
 * <p>The JDK's client never repeats a POST by itself (pinned by a test). Nothing here logs or throws a URL: it holds the key and the personnummer.
 */
final class LifecareCalls {

    private final LifecareSettings settings;
    private final JsonMapper json;
    private final HttpClient client;

    LifecareCalls(LifecareSettings settings, JsonMapper json) {
        HttpPins.check();
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .sslContext(settings.tls().context())
                .build();
    }

    Reply get(String path, Map<String, String> query, int mostBytes) {
        return send(request(path, query).GET().build(), mostBytes, null);
    }

    Reply post(String path, JsonNode body, int mostBytes) {
        WatchedBody watched = new WatchedBody(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        HttpRequest request = request(path, Map.of())
                .header("Content-Type", "application/json")
                .POST(watched)
                .build();
        return send(request, mostBytes, watched);
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put("domain", settings.domain());
        all.put("key", settings.key());
        String encoded = all.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + path + "?" + encoded))
                .header("Accept", "application/json");
        if (settings.apiKey() != null) {
            request.header("X-API-Key", settings.apiKey());
        }
        return request;
    }

    /** One deadline for everything: the client's own time-out ends when the headers have come. */
    private Reply send(HttpRequest request, int mostBytes, WatchedBody watched) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new CappedBody(mostBytes));
        try {
            return reply(answer.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return broken(watched);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return broken(watched);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return broken(watched);
        }
    }

    private static Reply broken(WatchedBody watched) {
        return watched != null && watched.wasTaken() ? new Reply.Lost() : new Reply.NotSent();
    }

    private Reply reply(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            return new Reply.Status(
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").isPresent());
        }
        try {
            JsonNode body = json.readTree(answer.body());
            return body == null ? new Reply.Unreadable() : new Reply.Json(body);
        } catch (JacksonException malformed) {
            return new Reply.Unreadable();
        }
    }
}
