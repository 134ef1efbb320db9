package se.inkopsnavet.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.transport.TransportEvents;

/** Before everything else: who is it, and may it call now? Nothing of a body has been read then. And after: what a refusal looks like. */
final class Guard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CLIENT = Guard.class.getName() + ".client";
    private static final String CORRELATION = Guard.class.getName() + ".correlation";
    private static final String BEARER = "bearer ";

    private final transient ApiClients clients;
    private final transient Set<String> annexes;
    private final transient Allowances allowances;
    private final transient Problems problems;
    private final transient TransportEvents events;
    private final transient CallLog log = new CallLog();

    /** @param annexes names of what has a lock of its own */
    Guard(ApiClients clients, Set<String> annexes, Allowances allowances, Problems problems, TransportEvents events) {
        this.clients = clients;
        this.annexes = annexes;
        this.allowances = allowances;
        this.problems = problems;
        this.events = events;
    }

    /** Who is calling; only behind the guard. */
    static ApiClient client(HttpServletRequest request) {
        return (ApiClient) request.getAttribute(CLIENT);
    }

    /** What the answer and the log call this call; only behind the guard. */
    static String correlation(HttpServletRequest request) {
        return (String) request.getAttribute(CORRELATION);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String correlation = UUID.randomUUID().toString();
        request.setAttribute(CORRELATION, correlation);
        response.setHeader("X-Correlation-Id", correlation);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Fault fault = null;
        try {
            guarded(request, response, chain);
        } catch (Refusal refusal) {
            fault = answer(response, refusal, correlation);
        } catch (FaultException | DataAccessException | TransactionException own) {
            // The hub cannot store it now: the caller keeps it and tries again. The reason may quote what was to be
            // stored.
            fault = answer(response, new Refusal(503, Fault.API_UNAVAILABLE, ""), correlation);
        }
        log.answered(
                client(request),
                request.getHttpServletMapping().getServletName(),
                response.getStatus(),
                fault,
                correlation);
    }

    private void guarded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (annexes.contains(request.getHttpServletMapping().getServletName())) {
            chain.doFilter(request, response);
            return;
        }
        ApiClient client = clients.of(certificate(request), token(request))
                .orElseThrow(() -> new Refusal(401, Fault.API_UNKNOWN_CLIENT, ""));
        request.setAttribute(CLIENT, client);
        try (Allowances.Call call = allowances.begin(client)) {
            chain.doFilter(request, response);
        }
    }

    private Fault answer(HttpServletResponse response, Refusal refusal, String correlation) throws IOException {
        problems.answer(response, refusal, correlation);
        if (refusal.status() == 401 || refusal.status() == 403 || refusal.status() == 503) {
            events.alert(Door.NAME, refusal.fault(), correlation);
        }
        return refusal.fault();
    }

    private static @Nullable X509Certificate certificate(HttpServletRequest request) {
        Object shown = request.getAttribute("jakarta.servlet.request.X509Certificate");
        return shown instanceof X509Certificate[] chain && chain.length > 0 ? chain[0] : null;
    }

    private static @Nullable String token(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Authorization"));
        if (given.size() != 1 || !given.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return given.get(0).substring(BEARER.length()).strip();
    }
}
