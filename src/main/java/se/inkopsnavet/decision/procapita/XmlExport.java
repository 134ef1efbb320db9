package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.time.Instant;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.SafeXml;

/** The XML form of the export: {@code <beslutsexport kommun skapad antal>} with {@code <beslut>} children. */
final class XmlExport {

    static final String NAMESPACE = "urn:inkopsnavet:procapita:beslut:1";
    static final StrictReader.Faults FAULTS =
            new StrictReader.Faults(Fault.XML_ENCODING, Fault.XML_NOT_WELL_FORMED, Fault.TOO_LARGE);

    private static final String ROOT = "beslutsexport";
    private static final String RECORD = "beslut";

    private final ExportLimits limits;
    private final XmlElements elements;
    private final FreeTextScreen screen;

    XmlExport(ExportLimits limits, XmlElements elements, FreeTextScreen screen) {
        this.limits = limits;
        this.elements = elements;
        this.screen = screen;
    }

    Export read(StrictReader text, Sniffed sniffed, String municipality, RecordSink sink) throws IOException {
        XMLStreamReader xml = null;
        try {
            xml = SafeXml.inputFactory().createXMLStreamReader(text);
            Export declared = header(xml, sniffed, municipality);
            int count = records(xml, text, sink);
            skipToEnd(xml);
            return confirmed(declared, count);
        } catch (XMLStreamException e) {
            // The parser's message may quote the input: only the place goes on.
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            Location at = e.getLocation() == null && xml != null ? xml.getLocation() : e.getLocation();
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, place(at));
        }
    }

    private Export header(XMLStreamReader xml, Sniffed sniffed, String municipality) throws XMLStreamException {
        // XML 1.1 allows control characters that 1.0, and so the record cut out, does not.
        if (xml.getVersion() != null && !xml.getVersion().equals("1.0")) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "XML version");
        }
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new FaultException(sniffed.doctypeFault(), "DOCTYPE");
            }
        }
        if (!xml.getLocalName().equals(ROOT) || !NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "/*: not " + ROOT + " in " + NAMESPACE);
        }
        Declared declared = new Declared(Fault.XML_SCHEMA, "/" + ROOT + "/@");
        String named = declared.text("kommun", xml.getAttributeValue(null, "kommun"));
        Instant created = declared.instant("skapad", xml.getAttributeValue(null, "skapad"));
        int count = declared.count("antal", xml.getAttributeValue(null, "antal"));
        if (!named.equals(municipality)) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "/" + ROOT + "/@kommun");
        }
        return new Export(FileFormat.XML, municipality, created, count);
    }

    private int records(XMLStreamReader xml, StrictReader text, RecordSink sink) throws XMLStreamException {
        RecordCutter cutter = new RecordCutter(xml, limits, elements, screen);
        int count = 0;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (!xml.getLocalName().equals(RECORD) || !NAMESPACE.equals(xml.getNamespaceURI())) {
                    throw new FaultException(Fault.XML_SCHEMA, "/" + ROOT + "/*[" + (count + 1) + "]");
                }
                if (++count > limits.maxRecords()) {
                    throw new FaultException(Fault.TOO_LARGE, "/" + ROOT + "/" + RECORD + "[" + count + "]");
                }
                if (sink.wants(count)) {
                    sink.consumer().accept(cutter.cut(count));
                } else {
                    cutter.skip();
                }
                text.progress();
            } else if (xml.isCharacters() && !xml.isWhiteSpace()) {
                throw new FaultException(Fault.XML_SCHEMA, "/" + ROOT + "/text()");
            } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FaultException(Fault.XML_NOT_WELL_FORMED, place(xml.getLocation()));
            }
        }
        return count;
    }

    private static void skipToEnd(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private static Export confirmed(Export declared, int count) {
        if (declared.records() != count) {
            throw new FaultException(
                    Fault.CONTROL_TOTAL, "/" + ROOT + "/@antal: declared " + declared.records() + ", found " + count);
        }
        if (count == 0) {
            throw new FaultException(Fault.EMPTY_INPUT, "/" + ROOT);
        }
        return declared;
    }

    static String place(Location at) {
        return at == null ? "unknown line" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
    }
}
