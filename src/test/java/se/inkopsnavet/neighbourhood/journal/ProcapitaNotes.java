package se.inkopsnavet.neighbourhood.journal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A Procapita that speaks the journal contract, without any of the hub's code: it parses the envelope, holds it against the schema, and remembers. */
public final class ProcapitaNotes implements HttpHandler, AutoCloseable {

    public static final String WRITE = "WriteNote";
    public static final String FIND = "FindNote";
    public static final String INVOICE = "GetInvoiceReceiver";
    public static final String LIST = "ListNotes";
    public static final String LOGICAL_ADDRESS = "SE2120009999-E001";

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String MESSAGES = "urn:inkopsnavet:journal:JournalResponder:1";
    private static final String TYPES = "urn:inkopsnavet:journal:1";

    private final JournalRecord record = new JournalRecord();
    private final StaffNotes staff = new StaffNotes();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> receivers = new ConcurrentHashMap<>();
    private final Manners manners;
    private final Schema schema;

    ProcapitaNotes(Runnable cut) {
        this.manners = new Manners(cut, "text/xml; charset=UTF-8");
        try {
            this.schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(ProcapitaNotes.class.getResource("/contracts/journal/JournalResponder_1.0.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    public JournalRecord record() {
        return record;
    }

    public StaffNotes staff() {
        return staff;
    }

    public Manners manners() {
        return manners;
    }

    /** From now on that person's notes are refused, for a reason of the contract. */
    public void refuse(String person, String reason) {
        refusals.put(person, reason);
    }

    public void accept(String person) {
        refusals.remove(person);
    }

    /** @param street with a city that the test may look for */
    public void invoiceReceiver(String person, String name, String street) {
        receivers.put(
                person,
                "<m:invoiceReceiver>" + type("name", name) + type("street", street) + type("postcode", "99010")
                        + type("city", "Exempelstad") + "</m:invoiceReceiver>");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Document envelope = parse(request);
            Element body = first(
                    (Element) envelope.getElementsByTagNameNS(SOAP, "Body").item(0));
            String operation = body.getLocalName();
            record.called(operation);
            check(exchange, envelope, body);
            manners.handle(
                    exchange,
                    operation,
                    () -> new Manners.Reply(200, envelope(answer(operation, body))),
                    envelope("<m:" + operation + "Response><m:result><t:resultCode>KANSKE</t:resultCode></m:result></m:"
                            + operation + "Response>"),
                    ProcapitaNotes::fault);
        } catch (SAXException | ParserConfigurationException e) {
            record.complain("not the contract: " + e.getMessage());
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        }
    }

    private void check(HttpExchange exchange, Document envelope, Element body) throws SAXException, IOException {
        schema.newValidator().validate(new DOMSource(body));
        String address = value(envelope.getDocumentElement(), "urn:riv:itintegration:registry:1", "LogicalAddress");
        if (!LOGICAL_ADDRESS.equals(address)) {
            record.complain("LogicalAddress");
        }
        String action = exchange.getRequestHeaders().getFirst("SOAPAction");
        if (!("\"" + MESSAGES + ":" + body.getLocalName() + "\"").equals(action)) {
            record.complain("SOAPAction " + action);
        }
    }

    private synchronized String answer(String operation, Element body) {
        return switch (operation) {
            case WRITE -> "<m:WriteNoteResponse>" + write(body) + "</m:WriteNoteResponse>";
            case FIND -> "<m:FindNoteResponse>" + find(value(body, MESSAGES, "noteId")) + "</m:FindNoteResponse>";
            case LIST -> "<m:ListNotesResponse>" + list(body) + "</m:ListNotesResponse>";
            default ->
                "<m:GetInvoiceReceiverResponse>" + result("OK", null)
                        + receivers.getOrDefault(value(body, TYPES, "extension"), "")
                        + "</m:GetInvoiceReceiverResponse>";
        };
    }

    private String write(Element body) {
        WrittenNote note = new WrittenNote(
                value(body, TYPES, "noteId"),
                value(body, TYPES, "extension"),
                value(body, TYPES, "unitId"),
                value(body, TYPES, "headline"),
                value(body, TYPES, "text"),
                value(body, TYPES, "employeeId"),
                value(body, TYPES, "title"),
                value(body, TYPES, "occurrenceTime"),
                value(body, TYPES, "creationTime"),
                value(body, TYPES, "signed"));
        if (refusals.containsKey(note.person())) {
            return result("ERROR", refusals.get(note.person()));
        }
        Optional<Integer> known = number(note.noteId());
        return known.isPresent()
                ? result("INFO", null) + reference(known.get())
                : result("OK", null) + reference(record.add(note));
    }

    private String find(String noteId) {
        Optional<Integer> known = number(noteId);
        return result("OK", null) + "<m:found>" + known.isPresent() + "</m:found>"
                + known.map(ProcapitaNotes::reference).orElse("");
    }

    private String list(Element body) {
        String headline = value(body, MESSAGES, "headline");
        Instant from = Instant.parse(value(body, MESSAGES, "changedFrom"));
        List<StaffNotes.Note> page = staff.page(headline, from, value(body, MESSAGES, "after"));
        StringBuilder listed = new StringBuilder(result("OK", null));
        page.forEach(note -> listed.append("<m:note>")
                .append(type("journalReference", note.reference()))
                .append("<t:patientId>")
                .append(type("root", "1.2.752.129.2.1.3.1"))
                .append(type("extension", note.person()))
                .append("</t:patientId><t:author>")
                .append(type("employeeId", note.staffId()))
                .append(type("title", "undersköterska"))
                .append("</t:author>")
                .append(type("occurrenceTime", note.occurred().toString()))
                .append(type("changeTime", note.changed().toString()))
                .append(type("mistake", Boolean.toString(note.mistake())))
                .append(type("text", note.text()))
                .append("</m:note>"));
        return listed.append("<m:more>")
                .append(!staff.isLast(headline, from, page))
                .append("</m:more>")
                .toString();
    }

    private Optional<Integer> number(String noteId) {
        for (int n = 0; n < record.notes().size(); n++) {
            if (record.notes().get(n).noteId().equals(noteId)) {
                return Optional.of(n + 1);
            }
        }
        return Optional.empty();
    }

    private static String reference(int number) {
        return "<m:journalReference>PRO-" + number + "</m:journalReference>";
    }

    private static String result(String code, String reason) {
        return "<m:result>" + type("resultCode", code) + (reason == null ? "" : type("reason", reason))
                + type("resultText", "Anteckning om Åsa Öberg 189001019802") + "</m:result>";
    }

    private static String type(String name, String value) {
        return "<t:" + name + ">" + value + "</t:" + name + ">";
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"" + SOAP + "\" xmlns:m=\"" + MESSAGES
                + "\" xmlns:t=\"" + TYPES + "\"><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private static String fault(String code) {
        return envelope("<s:Fault><faultcode>s:" + code
                + "</faultcode><faultstring>Åsa Öberg 189001019802</faultstring></s:Fault>");
    }

    private static Document parse(String xml) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String value(Element root, String namespace, String name) {
        NodeList found = root.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Element first(Element parent) {
        for (org.w3c.dom.Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                return element;
            }
        }
        throw new IllegalStateException("empty body");
    }

    @Override
    public void close() {
        manners.close();
    }
}
