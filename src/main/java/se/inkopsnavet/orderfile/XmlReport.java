package se.inkopsnavet.orderfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.SafeXml;

/** The XML form: one {@code <post>} a record, whose elements have the columns' names in any order; {@code antal} says how many there are. */
final class XmlReport {

    static final String NAMESPACE = "urn:inkopsnavet:leverantorsrapport:1";

    private static final String ROOT = "leverantorsrapport";
    private static final String RECORD = "post";

    private final Map<ReportKind, FormColumns> columns;
    private final String municipality;

    XmlReport(Map<ReportKind, FormColumns> columns, String municipality) {
        this.columns = columns;
        this.municipality = municipality;
    }

    ReportHeader read(InputStream in, ReportRows sink) throws IOException {
        XMLStreamReader xml = null;
        try {
            xml = SafeXml.inputFactory().createXMLStreamReader(in);
            return read(xml, sink);
        } catch (XMLStreamException broken) {
            if (broken.getNestedException() instanceof IOException unreadable
                    && !(unreadable instanceof java.io.CharConversionException)) {
                throw unreadable;
            }
            // Its message quotes the input.
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "line " + line);
        } finally {
            close(xml);
        }
    }

    private ReportHeader read(XMLStreamReader xml, ReportRows sink) throws XMLStreamException, IOException {
        toElement(xml);
        if (!xml.getLocalName().equals(ROOT) || !NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "root");
        }
        ReportHeader header = ReportHeader.of(
                new ReportHeader.Said(
                        said(xml, "slag"),
                        said(xml, "kommun"),
                        "1",
                        said(xml, "nummer"),
                        said(xml, "dag"),
                        said(xml, "skapad")),
                municipality,
                Fault.XML_SCHEMA);
        String declared = said(xml, "antal");
        int count = 0;
        while (toElement(xml)) {
            if (!xml.getLocalName().equals(RECORD)) {
                throw new FaultException(
                        Fault.XML_SCHEMA, "line " + xml.getLocation().getLineNumber());
            }
            if (++count > ReportRows.MOST) {
                throw new FaultException(Fault.TOO_LARGE, "post " + count);
            }
            sink.record(count, cells(xml, columns.get(header.kind())));
        }
        if (!declared.equals(Integer.toString(count))) {
            throw new FaultException(Fault.CONTROL_TOTAL, "antal");
        }
        return header;
    }

    /** On to the next element of this level. @return false at its end */
    private static boolean toElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.DTD ->
                    throw new FaultException(
                            Fault.XML_EXTERNAL_ENTITY,
                            "line " + xml.getLocation().getLineNumber());
                default -> {
                    // White space and comments between elements say nothing.
                }
            }
        }
        return false;
    }

    /** @return null when it holds an element that nobody knows, one twice, or one that holds others and is not dropped */
    private static @Nullable Map<String, String> cells(XMLStreamReader xml, FormColumns columns)
            throws XMLStreamException {
        Map<String, String> cells = new HashMap<>();
        boolean sound = true;
        while (toElement(xml)) {
            Optional<FormColumns.Column> column = columns.named(xml.getLocalName());
            boolean dropped =
                    column.isEmpty() || ReportKind.isDropped(column.get().field());
            String text = text(xml, dropped);
            if (column.isEmpty() || !dropped && text == null) {
                sound = false;
            } else if (!dropped) {
                sound &= cells.put(column.get().field(), column.get().translated(text)) == null;
            }
        }
        return sound ? cells : null;
    }

    /** To the element's end. @param dropped nothing of it is kept @return null when it is too long or holds elements */
    private static @Nullable String text(XMLStreamReader xml, boolean dropped) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean sound = true;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    sound = false;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    sound &= text.length() + xml.getTextLength() <= ReportRows.LONGEST;
                    if (sound && !dropped) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> sound = false;
                default -> {
                    // Comments say nothing.
                }
            }
        }
        return sound ? text.toString() : null;
    }

    private static String said(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value.strip();
    }

    private static void close(@Nullable XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a reader over memory does not fail to close", e);
        }
    }
}
