package se.inkopsnavet.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.trade.SupplierNumber;

/** The event as JSON: the one form that every source produces. {@code mappings/complaint/README.md} describes it. */
final class ComplaintDocument {

    private static final StrictJson STRICT = new StrictJson(Fault.COMPLAINT_UNREADABLE, Fault.COMPLAINT_INCOMPLETE);

    private ComplaintDocument() {}

    private enum Kind {
        OPENED,
        ANSWERED,
        REFUND_SEEN
    }

    /** @throws FaultException what is wrong with it, and in which field; never a value */
    static ComplaintEvent parse(byte[] json) {
        DocumentFields fields = STRICT.read(json);
        UUID id = fields.uuid("id");
        String municipality = fields.required("municipality");
        Instant at = fields.instant("occurredAt");
        Author by = author(fields);
        ComplaintEvent event =
                switch (fields.one("kind", Kind.class)) {
                    case OPENED -> opened(fields, id, municipality, at, by);
                    case ANSWERED -> {
                        fields.optional("caseRef");
                        yield new ComplaintEvent.Answered(
                                id, municipality, fields.one("resolution", Resolution.class), at, by);
                    }
                    case REFUND_SEEN -> {
                        fields.optional("caseRef");
                        yield new ComplaintEvent.RefundSeen(id, municipality, at, by);
                    }
                };
        fields.nothingElse();
        return event;
    }

    private static ComplaintEvent opened(
            DocumentFields fields, UUID id, String municipality, Instant at, @Nullable Author by) {
        String description = fields.freeText("description");
        String orderNo = fields.optional("orderNo");
        return new ComplaintEvent.Opened(
                id,
                municipality,
                fields.required("caseRef"),
                orderNo == null ? null : SupplierNumber.checked(orderNo, "orderNo"),
                fields.one("type", ComplaintType.class),
                description == null ? "" : description,
                at,
                by);
    }

    private static @Nullable Author author(DocumentFields fields) {
        String staffId = fields.optional("staffId");
        String title = fields.optional("title");
        return staffId == null ? null : new Author(staffId, title == null ? "" : title);
    }
}
