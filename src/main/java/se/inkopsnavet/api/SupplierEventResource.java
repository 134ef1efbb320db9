package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.supplierapi.WebhookSignature;
import se.inkopsnavet.supplierapi.Webhooks;

/** Where suppliers bring their own events: the webhook of {@code contracts/supplier/supplier-api-1.0.yaml}. */
public final class SupplierEventResource extends HttpServlet {

    static final String PATH = "/api/v1/supplier-events";

    private static final long serialVersionUID = 1L;

    private final transient Webhooks webhooks;

    private SupplierEventResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** As a place at the door, for the suppliers that are its clients. */
    public static Annex at(Webhooks webhooks) {
        return new Annex("supplier-events", PATH, new SupplierEventResource(webhooks), Annex.Lock.THE_DOORS);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        if (request.getQueryString() != null) {
            throw new Refusal(400, Fault.API_REQUEST_REFUSED, "query");
        }
        if (!request.getMethod().equals("POST")) {
            throw new Refusal(405, Fault.API_REQUEST_REFUSED, "POST");
        }
        ApiClient client = Guard.client(request);
        String supplier = client.requireSupplier();
        byte[] body = CallBody.json(request, Webhooks.MAX_BYTES);
        WebhookSignature.Headers headers = new WebhookSignature.Headers(
                header(request, "webhook-id"),
                header(request, "webhook-timestamp"),
                header(request, "webhook-signature"));
        try {
            webhooks.accept(client.municipality(), supplier, headers, body);
        } catch (FaultException refused) {
            if (refused.fault().isTheHubsOwn()) {
                throw refused;
            }
            throw new Refusal(status(refused.fault()), refused.fault(), refused.place());
        }
        response.setStatus(202);
    }

    /** A header that stands there twice is no header: a signature could be looked for in the one, and the time in the other. */
    private static @Nullable String header(HttpServletRequest request, String name) {
        List<String> given = Collections.list(request.getHeaders(name));
        return given.size() == 1 ? given.get(0).strip() : null;
    }

    private static int status(Fault fault) {
        return switch (fault) {
            case WEBHOOK_SIGNATURE, WEBHOOK_NOT_FRESH -> 401;
            case API_NOT_ALLOWED, WRONG_MUNICIPALITY -> 403;
            case CONFLICTING_DUPLICATE -> 409;
            default -> 400;
        };
    }
}
