package se.inkopsnavet.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The only place that makes XML parsers (reliability §3.3).
 *
 * <p>Always the JDK's own implementation: what a dependency happens to put on the classpath must not decide how safe a parser is. No DTD, no
 * external access of any kind, small limits.
 */
public final class SafeXml {

    private SafeXml() {}

    /** A StAX factory that never fetches anything. It reports a DOCTYPE as an event, so that the caller can refuse it before any expansion. */
    public static XMLInputFactory inputFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("jdk.xml.entityExpansionLimit", "10");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "1000");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "1000");
        factory.setProperty("jdk.xml.maxXMLNameLimit", "200");
        return factory;
    }

    public static XMLOutputFactory outputFactory() {
        return XMLOutputFactory.newDefaultFactory();
    }

    /** A namespace-aware SAX parser that refuses every DOCTYPE. Not thread-safe, reusable for one document after the other. */
    public static XMLReader newReader() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new FaultException(Fault.CONFIGURATION, "XML parser", e);
        }
    }

    /**
     * The document as a tree, for a validator that wants one. Every DOCTYPE is refused.
     *
     * @throws FaultException XML_NOT_WELL_FORMED with the line; the parser's message may quote the input and is not passed on
     */
    public static Document document(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Without one, the JDK prints what is wrong, and with it the input.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXParseException e) {
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "line " + e.getLineNumber());
        } catch (SAXException | IOException e) {
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "document");
        } catch (ParserConfigurationException e) {
            throw new FaultException(Fault.CONFIGURATION, "XML parser", e);
        }
    }

    /**
     * Compiles an XML schema. It may not import or include anything.
     *
     * @param path below {@code mappings/}
     * @throws FaultException CONFIGURATION with file and line
     */
    public static Schema schema(MappingFiles files, String path) {
        try (InputStream in = files.open(path)) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(in));
        } catch (SAXParseException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path + " line " + e.getLineNumber(), e);
        } catch (SAXException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path, e);
        }
    }
}
