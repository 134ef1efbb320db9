package se.inkopsnavet.contact;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.transport.Allowance;

/**
 * Where gateways tell what arrived: {@code POST /sms/v1/receipts/{municipality}/{secret}?ref={our id}}. A gateway cannot show a certificate or a token of ours;
 * the path's secret lets it in, and whoever does not know it cannot tell a wrong one from no such path. Whoever does can still not fill the ledger: each
 * municipality's gateway has an allowance, and repeats what it could not tell.
 */
public final class ReceiptDoor extends HttpServlet {

    /** Below which it answers. */
    public static final String PATH = "/sms/v1/receipts";

    private static final long serialVersionUID = 1L;
    private static final Pattern WHERE = Pattern.compile("/([a-z0-9-]{1,40})/([A-Za-z0-9_-]{32,128})");
    private static final Pattern REF = Pattern.compile("ref=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** More than a gateway sends SMS for one municipality. */
    private static final int PER_SECOND = 20;

    private static final int AT_ONCE = 4;
    private static final int TOO_MANY = 429;

    private final transient Map<String, String> secrets;
    private final transient Map<String, Allowance> allowances;
    private final transient ReceiptIntake intake;

    /** @param secrets by municipality */
    public ReceiptDoor(Map<String, String> secrets, ReceiptIntake intake) {
        this.secrets = Map.copyOf(secrets);
        this.allowances = this.secrets.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        municipality -> municipality,
                        municipality -> new Allowance(PER_SECOND, AT_ONCE, System::nanoTime)));
        this.intake = intake;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher where = WHERE.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!where.matches() || !knows(where.group(1), where.group(2))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!"POST".equals(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            allowed(where.group(1), request, response);
        }
    }

    private void allowed(String municipality, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Allowance allowance = allowances.get(municipality);
        if (!allowance.take()) {
            response.setHeader("Retry-After", "1");
            response.sendError(TOO_MANY);
            return;
        }
        try {
            take(municipality, request, response);
        } finally {
            allowance.giveBack();
        }
    }

    private void take(String municipality, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(ReceiptIntake.MAX_BYTES + 1);
        if (body.length == 0 || body.length > ReceiptIntake.MAX_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        intake.accept(municipality, ref(request.getQueryString()), body);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static @Nullable UUID ref(@Nullable String query) {
        Matcher ref = REF.matcher(query == null ? "" : query);
        return ref.matches() ? UUID.fromString(ref.group(1)) : null;
    }

    private boolean knows(String municipality, String secret) {
        byte[] known = secrets.getOrDefault(municipality, "").getBytes(StandardCharsets.UTF_8);
        return known.length > 0 && MessageDigest.isEqual(known, secret.getBytes(StandardCharsets.UTF_8));
    }
}
