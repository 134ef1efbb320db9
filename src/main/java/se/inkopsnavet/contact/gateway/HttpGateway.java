package se.inkopsnavet.contact.gateway;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.transport.CappedBody;
import se.inkopsnavet.transport.HttpPins;
import se.inkopsnavet.transport.WatchedBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway over HTTP. Each call has a connection of its own and one deadline for everything; the JDK's client never repeats a POST by itself. An answer
 * counts by its body: a proxy's page with status 200 says nothing about the message.
 */
public final class HttpGateway implements SmsGateway {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpSettings settings;
    private final Dialect dialect;
    private final HttpClient client;

    private HttpGateway(HttpSettings settings, Dialect dialect) {
        HttpPins.check();
        this.settings = settings;
        this.dialect = dialect;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .sslContext(settings.tls())
                .build();
    }

    public static HttpGateway form(HttpSettings settings, JsonMapper json) {
        return new HttpGateway(settings, new FormDialect(json));
    }

    public static HttpGateway json(HttpSettings settings, JsonMapper json) {
        return new HttpGateway(settings, new JsonDialect(json));
    }

    @Override
    public ReceiptReport receipt(byte[] body) {
        return dialect.receipt(body);
    }

    @Override
    public Delivery send(Sms sms) {
        WatchedBody body = new WatchedBody(BodyPublishers.ofByteArray(dialect.request(sms, settings)));
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .header("Content-Type", dialect.contentType())
                .header("Accept", "application/json")
                .header("Authorization", authorization())
                .POST(body)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new CappedBody(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return answered(response);
        } catch (ExecutionException failed) {
            return broken(body);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return broken(body);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return broken(body);
        }
    }

    private String authorization() {
        byte[] login = (settings.username() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    private static Delivery broken(WatchedBody body) {
        return body.wasTaken()
                ? new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "answer")
                : new Delivery.Failed(Fault.SMS_UNREACHABLE, "connect");
    }

    /** A 503 without Retry-After may come from something in front of the gateway, which did its work. */
    private Delivery answered(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return dialect.answer(response.body());
        }
        String place = "status " + status;
        boolean later = status == 429
                || status == 503 && response.headers().firstValue("Retry-After").isPresent();
        if (later) {
            return new Delivery.Failed(Fault.SMS_UNREACHABLE, place);
        }
        return switch (status) {
            case 401, 402, 403 -> new Delivery.Failed(Fault.SMS_ACCESS_DENIED, place);
            case 400, 404, 405, 413, 415, 422 -> new Delivery.Refused(Fault.SMS_REFUSED, place);
            default -> new Delivery.Unknown(Fault.SMS_ANSWER_UNREADABLE, place);
        };
    }
}
