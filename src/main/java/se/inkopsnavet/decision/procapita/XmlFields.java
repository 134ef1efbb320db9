package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.validation.Schema;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.mapping.SafeXml;
import se.inkopsnavet.mapping.Stylesheet;

/** An XML record to canonical fields: parsed once, checked against the schema on the way into the tree, mapped by the stylesheet. */
final class XmlFields {

    private static final String STYLESHEET = "procapita/beslut.xsl";

    private final Schema schema;
    private final Stylesheet stylesheet;
    /** Making a parser costs as much as using it; there are never more than threads. */
    private final Queue<CheckedParser> idle = new ConcurrentLinkedQueue<>();

    XmlFields(MappingFiles files) {
        this.schema = SafeXml.schema(files, "procapita/beslut.xsd");
        this.stylesheet = Stylesheet.compile(files, STYLESHEET);
    }

    CanonicalFields of(byte[] record) {
        CanonicalFields fields = new CanonicalFields();
        for (XdmNode decision : stylesheet.transform(checked(record)).children()) {
            for (XdmNode element : decision.children()) {
                if (element.getNodeKind() == XdmNodeKind.ELEMENT) {
                    fields.put(field(element), element.getStringValue());
                }
            }
        }
        return fields;
    }

    private static CanonicalField field(XdmNode element) {
        CanonicalField field = CanonicalField.ofKey(element.getNodeName().getLocalName());
        if (field == null) {
            throw new FaultException(
                    Fault.CONFIGURATION,
                    "mappings/" + STYLESHEET + ": " + element.getNodeName().getLocalName());
        }
        return field;
    }

    private XdmNode checked(byte[] record) {
        CheckedParser waiting = idle.poll();
        CheckedParser parser = waiting == null ? new CheckedParser(schema) : waiting;
        try {
            BuildingContentHandler tree = stylesheet.newInput();
            parser.parse(record, tree);
            // Only after a success: a parser that threw is not trusted to have cleaned up after itself.
            idle.add(parser);
            return tree.getDocumentNode();
        } catch (SAXParseException e) {
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "line " + e.getLineNumber());
        } catch (SAXException | SaxonApiException | IOException e) {
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "record");
        }
    }
}
