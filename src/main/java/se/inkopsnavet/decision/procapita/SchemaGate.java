package se.inkopsnavet.decision.procapita;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Lets a document through to the next handler only as long as the schema agrees. A refusal names the path of the element and the rule of XML Schema
 * (such as {@code cvc-complex-type.2.4.b}), never the value, which the validator's own message would quote.
 */
final class SchemaGate extends XMLFilterImpl {

    private static final Pattern RULE = Pattern.compile("^(cvc-[A-Za-z0-9.-]+):");

    private final Deque<String> path = new ArrayDeque<>();

    SchemaGate(ValidatorHandler validator, ContentHandler next) {
        validator.setContentHandler(next);
        validator.setErrorHandler(new Refusal());
        setContentHandler(validator);
        setErrorHandler(new Malformed());
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        path.addLast(localName);
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        super.endElement(uri, localName, qName);
        path.removeLast();
    }

    private final class Refusal implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {
            Matcher rule = RULE.matcher(String.valueOf(e.getMessage()));
            throw new FaultException(
                    Fault.XML_SCHEMA, "/" + String.join("/", path) + (rule.find() ? " " + rule.group(1) : ""));
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }

    private static final class Malformed implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
