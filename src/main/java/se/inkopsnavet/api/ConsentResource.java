package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentDocument;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Acceptance;
import tools.jackson.databind.json.JsonMapper;

/** The REST contract, {@code contracts/consent/consent-api-1.0.yaml}. */
final class ConsentResource extends HttpServlet {

    static final String PATH = "/api/v1/consents";

    private static final long serialVersionUID = 1L;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,64}|\"[A-Za-z0-9._:-]{1,64}\"");
    private static final Pattern ITEM = Pattern.compile("/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final JsonMapper JSON = new JsonMapper();

    private final transient ConsentHandIn handIn;
    private final transient StatusWords words;

    ConsentResource(ConsentHandIn handIn, StatusWords words) {
        this.handIn = handIn;
        this.words = words;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getQueryString() != null) {
            throw new Refusal(400, Fault.API_REQUEST_REFUSED, "query");
        }
        String item = request.getPathInfo();
        if (item == null) {
            requireMethod(request, "POST");
            handIn(request, response);
        } else {
            requireMethod(request, "GET");
            status(request, item, response);
        }
    }

    private static void requireMethod(HttpServletRequest request, String method) {
        if (!request.getMethod().equals(method)) {
            throw new Refusal(405, Fault.API_REQUEST_REFUSED, method);
        }
    }

    private void handIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = key(request);
        byte[] document = CallBody.json(request, ConsentDocument.MAX_BYTES);
        Acceptance accepted = handIn.accept(Guard.client(request), key, document);
        String link = PATH + "/" + accepted.messageId();
        response.setHeader("Location", link);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", accepted.messageId());
        answer.put("status", link);
        json(response, 202, answer);
    }

    private static @Nullable String key(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Idempotency-Key"));
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > 1 || !KEY.matcher(given.get(0)).matches()) {
            throw new Refusal(400, Fault.API_REQUEST_REFUSED, "Idempotency-Key");
        }
        return given.get(0).replace("\"", "");
    }

    private void status(HttpServletRequest request, String item, HttpServletResponse response) throws IOException {
        if (!ITEM.matcher(item).matches()) {
            throw new Refusal(404, Fault.API_NOT_FOUND, "");
        }
        Map<String, Object> answer = handIn.status(Guard.client(request), UUID.fromString(item.substring(1)))
                .map(words::of)
                .orElseThrow(() -> new Refusal(404, Fault.API_NOT_FOUND, ""));
        json(response, 200, answer);
    }

    private static void json(HttpServletResponse response, int status, Map<String, Object> answer) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
