package se.inkopsnavet.contact.gateway;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Delivery;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form, answered with JSON that holds an id; the receipt is a form too (46elks, standards §7). The gateway is asked not to keep what was written
 * ({@code dontlog}). It has no field for a validity period: what is too old is not handed to it.
 */
final class FormDialect implements Dialect {

    private static final String DONT_LOG = "message";

    private final JsonMapper json;

    FormDialect(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String contentType() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    public byte[] request(Sms sms, HttpSettings settings) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("from", sms.sender());
        form.put("to", sms.to());
        form.put("message", sms.text());
        form.put("dontlog", DONT_LOG);
        if (settings.receiptUrl() != null) {
            form.put("whendelivered", settings.receiptUrl() + "?ref=" + sms.id());
        }
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Delivery answer(byte[] body) {
        JsonNode answer = read(body);
        if (answer == null || !answer.isObject()) {
            return new Delivery.Unknown(Fault.SMS_ANSWER_UNREADABLE, "body");
        }
        String id = answer.path("id").asString("");
        String status = answer.path("status").asString("");
        if (id.isEmpty() || status.equals("failed")) {
            return new Delivery.Refused(Fault.SMS_REFUSED, "status");
        }
        return new Delivery.Delivered(id);
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException malformed) {
            return null;
        }
    }

    @Override
    public ReceiptReport receipt(byte[] body) {
        Map<String, String> form = form(body);
        String id = form.getOrDefault("id", "");
        ReceiptReport.Outcome outcome =
                switch (form.getOrDefault("status", "")) {
                    case "delivered" -> ReceiptReport.Outcome.ARRIVED;
                    case "failed" -> ReceiptReport.Outcome.FAILED;
                    case "created", "sent" -> ReceiptReport.Outcome.UNDER_WAY;
                    default -> throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "status");
                };
        if (id.isEmpty()) {
            throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "id");
        }
        return new ReceiptReport(null, id, outcome);
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        try {
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    form.put(
                            URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return form;
        } catch (IllegalArgumentException malformed) {
            throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "form");
        }
    }
}
