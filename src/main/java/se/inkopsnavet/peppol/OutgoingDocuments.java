package se.inkopsnavet.peppol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.mapping.SafeXml;
import se.inkopsnavet.mapping.Stylesheet;
import se.inkopsnavet.trade.SupplierRequest;

/** From a request to the UBL that says it, by {@code mappings/peppol/ut-*.xsl}, judged by the rules before anybody gets it. */
public final class OutgoingDocuments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Map<DocumentKind, Stylesheet> stylesheets = new EnumMap<>(DocumentKind.class);
    private final PeppolRules rules;
    private final Clock clock;

    /** @throws FaultException CONFIGURATION with file and line */
    public OutgoingDocuments(MappingFiles files, PeppolRules rules, Clock clock) {
        for (DocumentKind kind : List.of(DocumentKind.ORDER, DocumentKind.ORDER_CANCELLATION)) {
            stylesheets.put(kind, Stylesheet.compile(files, "peppol/ut-" + kind.artefact() + ".xsl"));
        }
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Which document says it. An order that came back is not ordered anew, or it would be paid twice; a question about a delivery has no document.
     *
     * @return empty for what Peppol cannot say
     */
    static Optional<DocumentKind> saying(SupplierRequest request) {
        return switch (request.kind()) {
            case CANCEL -> request.orderNo() == null ? Optional.empty() : Optional.of(DocumentKind.ORDER_CANCELLATION);
            case LATE_ORDER -> Optional.of(DocumentKind.ORDER);
            case DELIVER_AGAIN, HOW_DID_IT_END -> Optional.empty();
        };
    }

    /** @param broken the rules that it breaks; with an error among them it must not leave */
    record Built(byte[] bytes, List<RuleHit> broken) {

        boolean mayLeave() {
            return broken.stream().noneMatch(RuleHit::error);
        }
    }

    /** @throws FaultException CONFIGURATION when the mapping itself fails */
    Built build(PeppolStore.Sent request, Participants.Participant buyer, Participants.Participant seller) {
        byte[] bytes = stylesheets
                .get(request.kind())
                .transform(input(request, buyer, seller))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return new Built(bytes, rules.brokenBy(request.kind(), SafeXml.document(bytes)));
    }

    private byte[] input(PeppolStore.Sent request, Participants.Participant buyer, Participants.Participant seller) {
        ZonedDateTime now =
                ZonedDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = SafeXml.outputFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartElement("request");
            element(xml, "id", request.documentId());
            element(xml, "issueDate", now.toLocalDate().toString());
            element(xml, "issueTime", TIME.format(now));
            element(xml, "caseRef", request.caseRef() == null ? "" : request.caseRef());
            element(xml, "orderNo", request.orderNo() == null ? "" : request.orderNo());
            element(xml, "day", request.day().toString());
            party(xml, "buyer", buyer);
            party(xml, "seller", seller);
            xml.writeEndElement();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new FaultException(Fault.INTERNAL_ERROR, "request", e);
        }
    }

    private static void party(XMLStreamWriter xml, String name, Participants.Participant party)
            throws XMLStreamException {
        xml.writeStartElement(name);
        element(xml, "scheme", party.scheme());
        element(xml, "address", party.address());
        element(xml, "name", party.name());
        element(xml, "country", party.country());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
