package se.inkopsnavet.decision.procapita;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Writes one record as a document of its own, in UTF-8 and without prefixes, and of each element what may be stored. */
final class RecordDocument {

    private final XmlElements elements;
    private final FreeTextScreen screen;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    private final XMLStreamWriter out;
    private final Deque<String> namespaces = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Kept kept = Kept.ALL;
    /** Open elements from the one that is not kept as it stands inwards; 0 outside. */
    private int inside;

    RecordDocument(XMLOutputFactory outputs, XmlElements elements, FreeTextScreen screen) throws XMLStreamException {
        this.elements = elements;
        this.screen = screen;
        this.out = outputs.createXMLStreamWriter(bytes, "UTF-8");
    }

    /** The element on which the reader stands. */
    void start(XMLStreamReader in) throws XMLStreamException {
        if (inside == 0) {
            kept = elements.of(in.getLocalName());
            inside = kept.how() == Kept.How.ALL ? 0 : 1;
        } else {
            inside++;
        }
        if (kept.how() == Kept.How.NOTHING && inside > 0) {
            return;
        }
        String namespace = Objects.requireNonNullElse(in.getNamespaceURI(), XMLConstants.NULL_NS_URI);
        out.writeStartElement("", in.getLocalName(), namespace);
        if (!namespace.equals(namespaces.isEmpty() ? XMLConstants.NULL_NS_URI : namespaces.peek())) {
            out.writeDefaultNamespace(namespace);
        }
        namespaces.push(namespace);
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(in.getAttributeNamespace(i))) {
                out.writeAttribute(in.getAttributeLocalName(i), attribute(in, i));
            }
        }
    }

    /** The schema knows no attributes. One keeps its name, by which it is refused. */
    private String attribute(XMLStreamReader in, int i) {
        return inside > 0 ? "" : elements.of(in.getAttributeLocalName(i)).of(in.getAttributeValue(i), screen);
    }

    /** Where a text is looked through, nothing stays of what stands in elements inside it: the schema knows none there. */
    void text(XMLStreamReader in) throws XMLStreamException {
        if (inside == 0) {
            out.writeCharacters(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
        } else if (inside == 1 || kept.how() == Kept.How.PRESENCE) {
            text.append(in.getText());
        }
    }

    void end() throws XMLStreamException {
        if (inside == 1 && !text.isEmpty()) {
            out.writeCharacters(kept.of(text.toString(), screen));
            text.setLength(0);
        }
        boolean written = inside == 0 || kept.how() != Kept.How.NOTHING;
        inside = Math.max(0, inside - 1);
        if (written) {
            namespaces.pop();
            out.writeEndElement();
        }
    }

    byte[] bytes() throws XMLStreamException {
        out.close();
        return bytes.toByteArray();
    }
}
