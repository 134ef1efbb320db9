package se.inkopsnavet.decision.procapita;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.SafeXml;

/**
 * Cuts the element on which the reader stands out as a document of its own, in UTF-8 and without prefixes.
 *
 * <p>Comments and processing instructions (such as {@code xml-stylesheet}) stay behind, and so do {@code xsi:} attributes, with which a file could
 * choose its own types.
 */
final class RecordCutter {

    private static final String PERSON_ID = "personnummer";

    private final XMLStreamReader in;
    private final ExportLimits limits;
    private final XMLOutputFactory outputs = SafeXml.outputFactory();

    RecordCutter(XMLStreamReader in, ExportLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Leaves the reader on the record's end tag. */
    RawRecord cut(int number) throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        XMLStreamWriter out = outputs.createXMLStreamWriter(bytes, "UTF-8");
        StringBuilder personId = new StringBuilder();
        walk(out, personId);
        out.close();
        return new RawRecord(number, FileFormat.XML, bytes.toByteArray(), OrderingHint.of(personId));
    }

    /** As {@link #cut} with the same checks, but makes nothing. */
    void skip() throws XMLStreamException {
        walk(null, new StringBuilder());
    }

    private void walk(@Nullable XMLStreamWriter out, StringBuilder personId) throws XMLStreamException {
        Deque<String> open = new ArrayDeque<>();
        boolean inPersonId = false;
        for (int event = in.getEventType(); ; event = in.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start(out, open);
                    inPersonId = in.getLocalName().equals(PERSON_ID);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    inPersonId = false;
                    if (out != null) {
                        out.writeEndElement();
                    }
                    if (open.isEmpty()) {
                        return;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (out != null) {
                        out.writeCharacters(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                    }
                    if (inPersonId) {
                        personId.append(in.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new FaultException(Fault.XML_NOT_WELL_FORMED, XmlExport.place(in.getLocation()));
                default -> {}
            }
        }
    }

    private void start(@Nullable XMLStreamWriter out, Deque<String> open) throws XMLStreamException {
        // The record is the root's child: its own depth in the file is 2.
        if (open.size() + 2 > limits.maxDepth() || in.getAttributeCount() > limits.maxAttributes()) {
            throw new FaultException(Fault.TOO_LARGE, XmlExport.place(in.getLocation()));
        }
        String namespace = Objects.requireNonNullElse(in.getNamespaceURI(), XMLConstants.NULL_NS_URI);
        if (out != null) {
            out.writeStartElement("", in.getLocalName(), namespace);
            if (!namespace.equals(open.isEmpty() ? XMLConstants.NULL_NS_URI : open.peek())) {
                out.writeDefaultNamespace(namespace);
            }
            for (int i = 0; i < in.getAttributeCount(); i++) {
                if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(in.getAttributeNamespace(i))) {
                    out.writeAttribute(in.getAttributeLocalName(i), in.getAttributeValue(i));
                }
            }
        }
        open.push(namespace);
    }
}
