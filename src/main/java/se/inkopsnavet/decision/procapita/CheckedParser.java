package se.inkopsnavet.decision.procapita;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import se.inkopsnavet.mapping.SafeXml;

/** A parser and a validator to be used for one document after the other. Not thread-safe. */
final class CheckedParser {

    private final XMLReader parser = SafeXml.newReader();
    private final ValidatorHandler validator;

    CheckedParser(Schema schema) {
        this.validator = schema.newValidatorHandler();
    }

    void parse(byte[] record, ContentHandler next) throws SAXException, IOException {
        SchemaGate gate = new SchemaGate(validator, next);
        parser.setContentHandler(gate);
        parser.setErrorHandler(gate);
        parser.parse(new InputSource(new ByteArrayInputStream(record)));
    }
}
