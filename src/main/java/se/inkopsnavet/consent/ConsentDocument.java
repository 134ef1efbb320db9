package se.inkopsnavet.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.PersonId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event as JSON: the one form that every source's mapping produces and the flow CONSENT takes. {@code mappings/consent/README.md} describes it.
 *
 * <p>Every fault names the field and never a value. Unknown and repeated fields are refused: a misspelt {@code validTo} must not become "until further
 * notice".
 */
public final class ConsentDocument {

    /** Of one document. */
    public static final int MAX_BYTES = StrictJson.MAX_BYTES;

    private static final StrictJson STRICT = new StrictJson(Fault.CONSENT_UNREADABLE, Fault.CONSENT_INCOMPLETE);
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** What kind of event a document holds. */
    public enum Type {
        RECORDED,
        WITHDRAWN,
        ANNULLED
    }

    private ConsentDocument() {}

    /** @throws FaultException what is wrong with it, and in which field */
    public static ConsentEvent parse(byte[] json) {
        DocumentFields fields = STRICT.read(json);
        ConsentEvent event =
                switch (fields.one("type", Type.class)) {
                    case RECORDED -> recorded(fields);
                    case WITHDRAWN -> withdrawn(fields);
                    case ANNULLED -> annulled(fields);
                };
        fields.nothingElse();
        return event;
    }

    private static ConsentRecorded recorded(DocumentFields fields) {
        ConsentRecorded event = new ConsentRecorded(
                fields.uuid("id"),
                fields.required("municipality"),
                person(fields, "person"),
                purposes(fields),
                recipient(fields),
                giver(fields),
                fields.one("method", Method.class),
                fields.instant("givenAt"),
                fields.dayOrNull("validTo"),
                registration(fields),
                source(fields),
                fields.freeText("remark"));
        boolean namesNobody = event.purposes().stream()
                .map(event::recipientOf)
                .anyMatch(to -> to.type() == Recipient.Type.SUPPLIER && to.id() == null);
        if (event.purposes().isEmpty()) {
            throw new FaultException(Fault.CONSENT_INCOMPLETE, "purposes");
        }
        if (namesNobody) {
            throw new FaultException(Fault.CONSENT_INCOMPLETE, "recipient");
        }
        return event;
    }

    private static ConsentWithdrawn withdrawn(DocumentFields fields) {
        UUID consentId = fields.uuidOrNull("consentId");
        Set<ConsentPurpose> purposes = purposes(fields);
        if ((consentId == null) == purposes.isEmpty()) {
            throw new FaultException(Fault.CONSENT_INCOMPLETE, "consentId, purposes");
        }
        return new ConsentWithdrawn(
                fields.uuid("id"),
                fields.required("municipality"),
                person(fields, "person"),
                consentId,
                purposes,
                recipient(fields),
                giver(fields),
                fields.one("method", Method.class),
                fields.instant("withdrawnAt"),
                registration(fields),
                source(fields),
                fields.freeText("remark"));
    }

    private static ConsentAnnulled annulled(DocumentFields fields) {
        return new ConsentAnnulled(
                fields.uuid("id"),
                fields.required("municipality"),
                person(fields, "person"),
                fields.uuid("eventId"),
                registration(fields),
                source(fields),
                fields.freeText("remark"));
    }

    private static PersonId person(DocumentFields fields, String key) {
        return PersonId.parse(fields.required(key));
    }

    private static Set<ConsentPurpose> purposes(DocumentFields fields) {
        Set<ConsentPurpose> purposes = new LinkedHashSet<>();
        for (String name : fields.texts("purposes")) {
            purposes.add(DocumentFields.constant(ConsentPurpose.class, name, "purposes"));
        }
        return purposes;
    }

    private static @Nullable Recipient recipient(DocumentFields fields) {
        DocumentFields recipient = fields.objectOrNull("recipient");
        if (recipient == null) {
            return null;
        }
        Recipient read = new Recipient(recipient.one("type", Recipient.Type.class), recipient.optional("id"));
        recipient.nothingElse();
        return read;
    }

    /** A representative who is not named may not speak for anybody; that is for the mandate to answer, with no. */
    private static Giver giver(DocumentFields fields) {
        DocumentFields giver = fields.object("givenBy");
        String representative = giver.optional("representative");
        Giver read = new Giver(
                giver.one("role", Giver.Role.class),
                giver.optional("mandate"),
                representative == null ? null : PersonId.parse(representative));
        giver.nothingElse();
        return read;
    }

    private static Registration registration(DocumentFields fields) {
        Registration.Staff obtainedBy = staff(fields.objectOrNull("obtainedBy"));
        if (obtainedBy == null) {
            throw new FaultException(Fault.CONSENT_INCOMPLETE, "obtainedBy");
        }
        return new Registration(
                obtainedBy, staff(fields.objectOrNull("registeredBy")), fields.instantOrNull("registeredAt"));
    }

    private static Registration.@Nullable Staff staff(@Nullable DocumentFields staff) {
        if (staff == null) {
            return null;
        }
        String title = staff.optional("title");
        Registration.Staff read = new Registration.Staff(staff.required("staffId"), title == null ? "" : title);
        staff.nothingElse();
        return read;
    }

    private static Source source(DocumentFields fields) {
        DocumentFields source = fields.object("source");
        Source read = new Source(source.one("kind", Source.Kind.class), source.optional("reference"));
        source.nothingElse();
        if (read.kind() == Source.Kind.JOURNAL && read.reference() == null) {
            throw new FaultException(Fault.CONSENT_INCOMPLETE, "source.reference");
        }
        return read;
    }

    /** Always the same bytes for the same event: what repeats are compared by. */
    public static byte[] write(ConsentEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", "1");
        if (event instanceof ConsentRecorded recorded) {
            fields.put("type", Type.RECORDED);
            fields.put("purposes", sorted(recorded.purposes()));
            fields.put("recipient", recorded.recipient());
            fields.put("givenBy", giver(recorded.giver()));
            fields.put("method", recorded.method());
            fields.put("givenAt", recorded.givenAt().toString());
            fields.put("validTo", text(recorded.validTo()));
        } else if (event instanceof ConsentWithdrawn withdrawn) {
            fields.put("type", Type.WITHDRAWN);
            fields.put("consentId", text(withdrawn.consentId()));
            fields.put("purposes", withdrawn.purposes().isEmpty() ? null : sorted(withdrawn.purposes()));
            fields.put("recipient", withdrawn.recipient());
            fields.put("givenBy", giver(withdrawn.giver()));
            fields.put("method", withdrawn.method());
            fields.put("withdrawnAt", withdrawn.withdrawnAt().toString());
        } else {
            fields.put("type", Type.ANNULLED);
            fields.put("eventId", ((ConsentAnnulled) event).eventId().toString());
        }
        fields.put("id", event.id().toString());
        fields.put("municipality", event.municipality());
        fields.put("person", event.person().digits());
        fields.put("obtainedBy", event.registration().obtainedBy());
        fields.put("registeredBy", event.registration().registeredBy());
        fields.put("registeredAt", text(event.registration().registeredAt()));
        fields.put("source", event.source());
        fields.put("remark", event.remark());
        fields.values().removeIf(Objects::isNull);
        return JSON.writeValueAsBytes(fields);
    }

    private static List<ConsentPurpose> sorted(Set<ConsentPurpose> purposes) {
        List<ConsentPurpose> sorted = new ArrayList<>(purposes);
        sorted.sort(null);
        return sorted;
    }

    private static Map<String, String> giver(Giver giver) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("role", giver.role().name());
        if (giver.mandate() != null) {
            fields.put("mandate", giver.mandate());
        }
        if (giver.representative() != null) {
            fields.put("representative", giver.representative().digits());
        }
        return fields;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
