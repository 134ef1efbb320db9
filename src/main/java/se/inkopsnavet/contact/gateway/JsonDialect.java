package se.inkopsnavet.contact.gateway;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Delivery;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON, answered with a result code of which one is success (LINK Mobility, standards §7). */
final class JsonDialect implements Dialect {

    private static final int QUEUED = 1005;
    private static final int DELIVERED = 1001;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JsonMapper json;

    JsonDialect(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] request(Sms sms, HttpSettings settings) {
        ObjectNode call = json.createObjectNode();
        call.put("platformId", settings.platformId());
        call.put("platformPartnerId", settings.partnerId());
        call.put("sourceTON", sms.sender().startsWith("+") ? "MSISDN" : "ALPHANUMERIC");
        call.put("source", sms.sender());
        call.put("destinationTON", "MSISDN");
        call.put("destination", sms.to());
        call.put("userData", sms.text());
        call.put("useDeliveryReport", settings.receiptUrl() != null);
        call.put("relativeValidityTime", sms.validFor().toMillis());
        call.put("refId", sms.id().toString());
        return json.writeValueAsBytes(call);
    }

    @Override
    public Delivery answer(byte[] body) {
        JsonNode answer = read(body);
        if (answer == null || !answer.path("resultCode").isInt()) {
            return new Delivery.Unknown(Fault.SMS_ANSWER_UNREADABLE, "resultCode");
        }
        String id = answer.path("messageId").asString("");
        int code = answer.path("resultCode").asInt();
        if (code != QUEUED) {
            return new Delivery.Refused(Fault.SMS_REFUSED, "resultCode " + code);
        }
        return id.isEmpty()
                ? new Delivery.Unknown(Fault.SMS_ANSWER_UNREADABLE, "messageId")
                : new Delivery.Delivered(id);
    }

    @Override
    public ReceiptReport receipt(byte[] body) {
        JsonNode receipt = read(body);
        if (receipt == null || !receipt.path("resultCode").isInt()) {
            throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "resultCode");
        }
        String id = receipt.path("id").asString("");
        String ref = receipt.path("refId").asString("");
        UUID ours = ID.matcher(ref).matches() ? UUID.fromString(ref) : null;
        if (id.isEmpty() && ours == null) {
            throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "id");
        }
        return new ReceiptReport(ours, id, outcome(receipt.path("resultCode").asInt()));
    }

    private static ReceiptReport.Outcome outcome(int code) {
        return switch (code) {
            case DELIVERED -> ReceiptReport.Outcome.ARRIVED;
            case QUEUED -> ReceiptReport.Outcome.UNDER_WAY;
            default -> ReceiptReport.Outcome.FAILED;
        };
    }

    private @Nullable JsonNode read(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node != null && node.isObject() ? node : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }
}
