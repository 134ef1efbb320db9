package se.inkopsnavet.peppol;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.SafeXml;

/** A file from the access point as an XML tree, before anybody looks at what it says. */
final class UblReader {

    static final String BASIC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    /** An order has some hundred lines of some hundred bytes each. */
    static final int MOST_BYTES = 5 << 20;

    private UblReader() {}

    /** @throws FaultException EMPTY_INPUT, TOO_LARGE, XML_EXTERNAL_ENTITY for any DOCTYPE, XML_NOT_WELL_FORMED; never with a value */
    static Document read(byte[] bytes) {
        if (bytes.length == 0) {
            throw new FaultException(Fault.EMPTY_INPUT, "file");
        }
        if (bytes.length > MOST_BYTES) {
            throw new FaultException(Fault.TOO_LARGE, "byte " + MOST_BYTES);
        }
        refuseDoctype(bytes);
        return SafeXml.document(bytes);
    }

    /** Before the tree is built, so that the refusal says what it was. */
    private static void refuseDoctype(byte[] bytes) {
        try {
            XMLStreamReader xml = SafeXml.inputFactory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext() && xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    throw new FaultException(Fault.XML_EXTERNAL_ENTITY, "DOCTYPE");
                }
            }
        } catch (XMLStreamException e) {
            throw new FaultException(
                    Fault.XML_NOT_WELL_FORMED,
                    e.getLocation() == null
                            ? "document"
                            : "line " + e.getLocation().getLineNumber());
        }
    }

    /** What the document says it is; empty when it does not. */
    static String customizationId(Document document) {
        for (Node child = document.getDocumentElement().getFirstChild();
                child != null;
                child = child.getNextSibling()) {
            if (BASIC.equals(child.getNamespaceURI()) && "CustomizationID".equals(child.getLocalName())) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }
}
