package se.inkopsnavet.mapping;

import net.sf.saxon.Configuration;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.trans.XPathException;

/** Saxon with every door to files, network and Java closed. */
final class SealedSaxon {

    private SealedSaxon() {}

    static Processor processor() {
        Processor processor = new Processor(false);
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        processor.setConfigurationProperty(Feature.DISABLE_XSL_EVALUATE, true);
        Configuration configuration = processor.getUnderlyingConfiguration();
        configuration.setResourceResolver(request -> {
            throw refused();
        });
        configuration.setUnparsedTextURIResolver((uri, encoding, config) -> {
            throw refused();
        });
        configuration.setCollectionFinder((context, uri) -> {
            throw refused();
        });
        return processor;
    }

    static void seal(Xslt30Transformer transformer) {
        transformer.setResultDocumentHandler(uri -> {
            throw new SaxonApiUncheckedException(new SaxonApiException("xsl:result-document is not allowed"));
        });
        // A message or an error could print input to a log.
        transformer.setErrorReporter(error -> {});
        transformer.setMessageHandler(message -> {});
    }

    private static XPathException refused() {
        return new XPathException("external access is not allowed");
    }
}
