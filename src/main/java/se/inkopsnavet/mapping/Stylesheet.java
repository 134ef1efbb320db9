package se.inkopsnavet.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One XSLT, compiled once and used by many threads. It sees the document it is given and nothing else: no extension functions, no
 * {@code document()}, {@code unparsed-text()}, {@code collection()}, no second result document (reliability §3.3).
 */
public final class Stylesheet {

    private final String path;
    private final Processor processor;
    private final XsltExecutable executable;

    private Stylesheet(String path, Processor processor, XsltExecutable executable) {
        this.path = path;
        this.processor = processor;
        this.executable = executable;
    }

    /**
     * @param path below {@code mappings/}
     * @throws FaultException CONFIGURATION with file and line
     */
    public static Stylesheet compile(MappingFiles files, String path) {
        Processor processor = SealedSaxon.processor();
        XsltCompiler compiler = processor.newXsltCompiler();
        List<XmlProcessingError> errors = new ArrayList<>();
        compiler.setErrorReporter(errors::add);
        try (InputStream in = files.open(path)) {
            return new Stylesheet(path, processor, compiler.compile(new StreamSource(in)));
        } catch (SaxonApiException e) {
            int line = errors.isEmpty()
                    ? e.getLineNumber()
                    : errors.get(0).getLocation().getLineNumber();
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path + " line " + line, e);
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path, e);
        }
    }

    /** A SAX handler that builds the tree to transform. One per document. */
    public BuildingContentHandler newInput() throws SaxonApiException {
        return processor.newDocumentBuilder().newBuildingContentHandler();
    }

    /**
     * Transforms a document that has been checked already.
     *
     * @throws FaultException XML_NOT_WELL_FORMED when it is none; CONFIGURATION when the stylesheet itself fails
     */
    public XdmNode transform(byte[] document) {
        try {
            BuildingContentHandler tree = newInput();
            XMLReader parser = SafeXml.newReader();
            parser.setContentHandler(tree);
            parser.setErrorHandler(new DefaultHandler());
            parser.parse(new InputSource(new ByteArrayInputStream(document)));
            return transform(tree.getDocumentNode());
        } catch (SAXException | SaxonApiException | IOException e) {
            throw new FaultException(Fault.XML_NOT_WELL_FORMED, "document");
        }
    }

    /**
     * Transforms the document.
     *
     * @throws FaultException CONFIGURATION when the stylesheet itself fails; Saxon's message may quote input and is not passed on
     */
    public XdmNode transform(XdmNode input) {
        XdmDestination result = new XdmDestination();
        try {
            Xslt30Transformer transformer = executable.load30();
            SealedSaxon.seal(transformer);
            transformer.applyTemplates(input, result);
            return result.getXdmNode();
        } catch (SaxonApiUncheckedException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path + ": xsl:result-document");
        } catch (SaxonApiException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path + " line " + e.getLineNumber());
        }
    }
}
