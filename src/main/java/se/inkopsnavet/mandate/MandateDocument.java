package se.inkopsnavet.mandate;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonId;

/** The event as JSON: the one form that every source produces and the flow MANDATE takes. {@code mappings/mandate/README.md} describes it. */
public final class MandateDocument {

    private static final StrictJson STRICT = new StrictJson(Fault.MANDATE_UNREADABLE, Fault.MANDATE_INCOMPLETE);

    private MandateDocument() {}

    /** Where a document can say that it comes from. */
    public enum Source {
        JOURNAL,
        FORM,
        REGISTER,
        API
    }

    /** @throws FaultException what is wrong with it, and in which field; never a value */
    public static MandateRecorded parse(byte[] json) {
        DocumentFields fields = STRICT.read(json);
        MandateRecorded event = new MandateRecorded(
                fields.required("municipality"),
                PersonId.parse(fields.required("person")),
                mandate(fields),
                fields.one("source", Source.class) == Source.JOURNAL
                        ? MandateBook.Origin.JOURNAL
                        : MandateBook.Origin.ELSEWHERE);
        fields.nothingElse();
        return event;
    }

    private static Mandate mandate(DocumentFields fields) {
        Mandate mandate = new Mandate(
                fields.uuid("id"),
                fields.number("version"),
                fields.instant("recordedAt"),
                fields.one("type", MandateType.class),
                scopes(fields),
                holder(fields.object("holder")),
                fields.day("validFrom"),
                fields.dayOrNull("validTo"),
                fields.dayOrNull("inForceFrom"),
                evidence(fields.objectOrNull("evidence")),
                verification(fields),
                fields.dayOrNull("revokedOn"),
                fields.flag("principalUnable"));
        if (mandate.validTo() != null && mandate.validTo().isBefore(mandate.validFrom())) {
            throw new FaultException(Fault.INVALID_DATE, "validTo");
        }
        return mandate;
    }

    private static Set<Scope> scopes(DocumentFields fields) {
        Set<Scope> scopes = new LinkedHashSet<>();
        for (String name : fields.texts("scopes")) {
            scopes.add(DocumentFields.constant(Scope.class, name, "scopes"));
        }
        return scopes;
    }

    private static Holder holder(DocumentFields holder) {
        String person = holder.optional("person");
        Holder read = new Holder(
                holder.required("name"),
                person == null ? null : PersonId.parse(person),
                address(holder.objectOrNull("address")));
        holder.nothingElse();
        return read;
    }

    private static @Nullable Address address(@Nullable DocumentFields address) {
        if (address == null) {
            return null;
        }
        Address read = Address.of(
                address.optional("careOf"),
                address.optional("street"),
                address.optional("apartment"),
                address.optional("postcode"),
                address.optional("city"));
        address.nothingElse();
        return read;
    }

    private static @Nullable Evidence evidence(@Nullable DocumentFields evidence) {
        if (evidence == null) {
            return null;
        }
        Evidence read = new Evidence(
                evidence.one("kind", Evidence.Kind.class), evidence.day("dated"), evidence.required("reference"));
        evidence.nothingElse();
        return read;
    }

    /** Who verified it also says when: without a time nobody has. */
    private static @Nullable Verification verification(DocumentFields fields) {
        DocumentFields staff = fields.objectOrNull("verifiedBy");
        Instant at = fields.instantOrNull("verifiedAt");
        if (staff == null && at == null) {
            return null;
        }
        if (staff == null || at == null) {
            throw new FaultException(Fault.MANDATE_INCOMPLETE, "verifiedBy, verifiedAt");
        }
        String title = staff.optional("title");
        Verification read = new Verification(staff.required("staffId"), title == null ? "" : title, at);
        staff.nothingElse();
        return read;
    }
}
