package se.inkopsnavet.decision.procapita;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.validation.Schema;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.decision.fields.CanonicalFields;
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

    /**
     * A record that the schema refuses is mapped all the same and keeps the refusal, since it may say that the person is protected.
     *
     * @throws FaultException XML_SCHEMA when such a record cannot be mapped
     */
    CanonicalFields of(byte[] record) {
        XdmNode tree;
        try {
            tree = checked(record);
        } catch (FaultException e) {
            if (e.fault() != Fault.XML_SCHEMA) {
                throw e;
            }
            return despite(e, record);
        }
        return mapped(tree, new CanonicalFields());
    }

    private CanonicalFields despite(FaultException refusal, byte[] record) {
        CanonicalFields fields = new CanonicalFields();
        fields.refuse(refusal);
        try {
            return mapped(unchecked(record), fields);
        } catch (FaultException impossible) {
            throw refusal;
        }
    }

    private XdmNode unchecked(byte[] record) {
        try {
            BuildingContentHandler tree = stylesheet.newInput();
            XMLReader parser = SafeXml.newReader();
            parser.setContentHandler(tree);
            parser.setErrorHandler(new DefaultHandler());
            parser.parse(new InputSource(new ByteArrayInputStream(record)));
            return tree.getDocumentNode();
        } catch (SAXException | SaxonApiException | IOException e) {
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "record");
        }
    }

    private CanonicalFields mapped(XdmNode tree, CanonicalFields fields) {
        for (XdmNode decision : stylesheet.transform(tree).children()) {
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
