package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import se.inkopsnavet.fault.FaultCatalogue;
import tools.jackson.databind.json.JsonMapper;

/** Why a call was refused, as problem details (RFC 9457): the code, where, and a number to ask about. Never a value. */
final class Problems {

    private static final JsonMapper JSON = new JsonMapper();

    private final FaultCatalogue catalogue;

    Problems(FaultCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void answer(HttpServletResponse response, Refusal why, String correlation) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:inkopsnavet:fault:" + why.fault().code());
        problem.put("title", catalogue.of(why.fault()).text());
        problem.put("status", why.status());
        problem.put("code", why.fault().code());
        if (!why.place().isEmpty()) {
            problem.put("field", why.place());
        }
        problem.put("correlationId", correlation);
        response.resetBuffer();
        response.setStatus(why.status());
        response.setContentType("application/problem+json");
        switch (why.status()) {
            case 401 -> response.setHeader("WWW-Authenticate", "Bearer");
            case 405 -> response.setHeader("Allow", why.place());
            case 429 -> response.setHeader("Retry-After", "1");
            case 503 -> response.setHeader("Retry-After", "60");
            default -> {}
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
