package se.inkopsnavet.decision.procapita;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.SafeXml;

/**
 * Cuts the element on which the reader stands out as a document of its own ({@link RecordDocument}).
 *
 * <p>Comments and processing instructions (such as {@code xml-stylesheet}) stay behind, and so do {@code xsi:} attributes, with which a file could
 * choose its own types; and of what must never be stored nothing comes along.
 */
final class RecordCutter {

    private static final String PERSON_ID = "personnummer";

    private final XMLStreamReader in;
    private final ExportLimits limits;
    private final XmlElements elements;
    private final FreeTextScreen screen;
    private final XMLOutputFactory outputs = SafeXml.outputFactory();

    RecordCutter(XMLStreamReader in, ExportLimits limits, XmlElements elements, FreeTextScreen screen) {
        this.in = in;
        this.limits = limits;
        this.elements = elements;
        this.screen = screen;
    }

    /** Leaves the reader on the record's end tag. */
    RawRecord cut(int number) throws XMLStreamException {
        RecordDocument out = new RecordDocument(outputs, elements, screen);
        StringBuilder personId = new StringBuilder();
        walk(out, personId);
        return new RawRecord(number, FileFormat.XML, out.bytes(), OrderingHint.of(personId));
    }

    /** As {@link #cut} with the same checks, but makes nothing. */
    void skip() throws XMLStreamException {
        walk(null, new StringBuilder());
    }

    private void walk(@Nullable RecordDocument out, StringBuilder personId) throws XMLStreamException {
        int open = 0;
        boolean inPersonId = false;
        for (int event = in.getEventType(); ; event = in.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    requireLimits(open++);
                    if (out != null) {
                        out.start(in);
                    }
                    inPersonId = in.getLocalName().equals(PERSON_ID);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inPersonId = false;
                    if (out != null) {
                        out.end();
                    }
                    if (--open == 0) {
                        return;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (out != null) {
                        out.text(in);
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

    /** The record is the root's child: its own depth in the file is 2. */
    private void requireLimits(int open) {
        if (open + 2 > limits.maxDepth() || in.getAttributeCount() > limits.maxAttributes()) {
            throw new FaultException(Fault.TOO_LARGE, XmlExport.place(in.getLocation()));
        }
    }
}
