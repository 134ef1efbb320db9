package se.inkopsnavet.peppol;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.mapping.Stylesheet;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported.Fee;

/** From UBL to what the hub keeps, by one stylesheet for each kind of document in {@code mappings/peppol/}. Thread-safe. */
public final class PeppolMapping {

    /** What a document writes that must have an order reference and has none. */
    private static final String NO_REFERENCE = "NA";

    private final Map<DocumentKind, Stylesheet> stylesheets = new EnumMap<>(DocumentKind.class);

    /** @throws FaultException CONFIGURATION with file and line */
    public PeppolMapping(MappingFiles files) {
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind != DocumentKind.ORDER_CANCELLATION) {
                stylesheets.put(kind, Stylesheet.compile(files, "peppol/" + kind.artefact() + ".xsl"));
            }
        }
    }

    /** @throws FaultException INVALID_DATE or INVALID_VALUE with the field's name; CONFIGURATION when the mapping itself fails */
    PeppolDocument of(DocumentKind kind, byte[] document) {
        Map<String, String> fields = new HashMap<>();
        List<PeppolDocument.Period> periods = new ArrayList<>();
        List<Fee> fees = new ArrayList<>();
        for (XdmNode root : stylesheets.get(kind).transform(document).children()) {
            for (XdmNode element : elements(root)) {
                switch (name(element)) {
                    case "period" -> periods.add(period(parts(element)));
                    case "fee" -> fees.add(fee(parts(element)));
                    default ->
                        fields.put(name(element), element.getStringValue().strip());
                }
            }
        }
        String reference = text(fields, "orderReference");
        return new PeppolDocument(
                kind,
                fields.getOrDefault("id", ""),
                UblTime.moment(fields.getOrDefault("issueDate", ""), fields.getOrDefault("issueTime", ""), "IssueDate"),
                fields.getOrDefault("seller", ""),
                fields.getOrDefault("buyer", ""),
                NO_REFERENCE.equals(reference) ? null : reference,
                text(fields, "salesOrderId"),
                text(fields, "customerReference"),
                text(fields, "code"),
                text(fields, "currency"),
                periods,
                text(fields, "total") == null ? null : money(fields.get("total"), "PayableAmount"),
                fees,
                whole(fields, "lineCount"),
                whole(fields, "changedLines"));
    }

    private static PeppolDocument.Period period(Map<String, String> parts) {
        String startDate = parts.getOrDefault("startDate", "");
        String endDate = parts.getOrDefault("endDate", "");
        String startTime = parts.getOrDefault("startTime", "");
        String endTime = parts.getOrDefault("endTime", "");
        boolean both = !startDate.isEmpty() && !endDate.isEmpty();
        boolean backwards = both
                && (UblTime.day(endDate, "EndDate").isBefore(UblTime.day(startDate, "StartDate"))
                        || startDate.equals(endDate)
                                && !startTime.isEmpty()
                                && !endTime.isEmpty()
                                && UblTime.moment(endDate, endTime, "EndTime")
                                        .isBefore(UblTime.moment(startDate, startTime, "StartTime")));
        Instant start =
                startDate.isEmpty() || startTime.isEmpty() ? null : UblTime.moment(startDate, startTime, "StartTime");
        return new PeppolDocument.Period(
                startDate.isEmpty() ? null : UblTime.day(startDate, "StartDate"), start, backwards);
    }

    private static Fee fee(Map<String, String> parts) {
        return new Fee(
                parts.getOrDefault("type", "OTHER_FEE"), money(parts.getOrDefault("amount", ""), "AllowanceCharge"));
    }

    private static Money money(String amount, String place) {
        try {
            return new Money(new BigDecimal(amount).movePointRight(2).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new FaultException(Fault.INVALID_VALUE, place);
        }
    }

    private static int whole(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static @Nullable String text(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : text;
    }

    private static Map<String, String> parts(XdmNode parent) {
        Map<String, String> parts = new HashMap<>();
        elements(parent)
                .forEach(part -> parts.put(name(part), part.getStringValue().strip()));
        return parts;
    }

    private static List<XdmNode> elements(XdmNode parent) {
        List<XdmNode> elements = new ArrayList<>();
        parent.children().forEach(child -> {
            if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
                elements.add(child);
            }
        });
        return elements;
    }

    private static String name(XdmNode element) {
        return element.getNodeName().getLocalName();
    }
}
