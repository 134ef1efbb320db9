package se.inkopsnavet.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.api.contract.ActorType;
import se.inkopsnavet.api.contract.CancelConsentType;
import se.inkopsnavet.api.contract.DeleteConsentType;
import se.inkopsnavet.api.contract.GivenByType;
import se.inkopsnavet.api.contract.RecipientType;
import se.inkopsnavet.api.contract.RegisterConsentType;
import se.inkopsnavet.api.contract.RegistrationActionType;
import tools.jackson.databind.json.JsonMapper;

/** From the SOAP contract's words to the one document: the same call always gives the same bytes. */
record SoapDocuments(String municipality) {

    private static final JsonMapper JSON = new JsonMapper();

    byte[] of(RegisterConsentType call) {
        Map<String, Object> fields =
                begun("RECORDED", call.getAssertionId(), call.getPatientId().getExtension());
        fields.put("purposes", names(call.getPurpose()));
        put(fields, "recipient", recipient(call.getRecipient()));
        fields.put("givenBy", giver(call.getGivenBy()));
        fields.put("method", call.getMethod().name());
        fields.put("givenAt", call.getGivenAt().toXMLFormat());
        put(fields, "validTo", text(call.getEndDate()));
        return ended(fields, call.getRegistrationAction());
    }

    byte[] of(CancelConsentType call) {
        Map<String, Object> fields =
                begun("WITHDRAWN", call.getEventId(), call.getPatientId().getExtension());
        put(fields, "consentId", call.getAssertionId());
        if (!call.getPurpose().isEmpty()) {
            fields.put("purposes", names(call.getPurpose()));
        }
        put(fields, "recipient", recipient(call.getRecipient()));
        fields.put("givenBy", giver(call.getGivenBy()));
        fields.put("method", call.getMethod().name());
        fields.put("withdrawnAt", call.getWithdrawnAt().toXMLFormat());
        return ended(fields, call.getCancellationAction());
    }

    byte[] of(DeleteConsentType call) {
        Map<String, Object> fields =
                begun("ANNULLED", call.getEventId(), call.getPatientId().getExtension());
        fields.put("eventId", call.getAssertionId());
        return ended(fields, call.getDeletionAction());
    }

    private Map<String, Object> begun(String type, String id, String person) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", "1");
        fields.put("type", type);
        fields.put("id", id);
        fields.put("municipality", municipality);
        fields.put("person", person);
        return fields;
    }

    private static byte[] ended(Map<String, Object> fields, RegistrationActionType action) {
        fields.put("obtainedBy", staff(action.getRequestedBy()));
        put(fields, "registeredBy", staff(action.getRegisteredBy()));
        put(fields, "registeredAt", text(action.getRegistrationDate()));
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("kind", action.getJournalReference() == null ? "API" : "JOURNAL");
        put(source, "reference", action.getJournalReference());
        fields.put("source", source);
        put(fields, "remark", action.getReasonText());
        return JSON.writeValueAsBytes(fields);
    }

    private static Map<String, Object> giver(GivenByType given) {
        Map<String, Object> giver = new LinkedHashMap<>();
        giver.put("role", given.getRole().name());
        put(giver, "mandate", given.getMandate());
        if (given.getRepresentedBy() != null) {
            giver.put("representative", given.getRepresentedBy().getExtension());
        }
        return giver;
    }

    private static @Nullable Map<String, Object> recipient(@Nullable RecipientType to) {
        if (to == null) {
            return null;
        }
        Map<String, Object> recipient = new LinkedHashMap<>();
        recipient.put("type", to.getType().name());
        put(recipient, "id", to.getId());
        return recipient;
    }

    private static @Nullable Map<String, Object> staff(@Nullable ActorType actor) {
        if (actor == null) {
            return null;
        }
        Map<String, Object> staff = new LinkedHashMap<>();
        staff.put("staffId", actor.getEmployeeId());
        put(staff, "title", actor.getTitle());
        return staff;
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    private static @Nullable String text(@Nullable XMLGregorianCalendar time) {
        return time == null ? null : time.toXMLFormat();
    }

    private static void put(Map<String, Object> fields, String key, @Nullable Object value) {
        if (value != null) {
            fields.put(key, value);
        }
    }
}
