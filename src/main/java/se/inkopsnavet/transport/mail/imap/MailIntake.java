package se.inkopsnavet.transport.mail.imap;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Intake;

/** Hands a mail from a {@code mailbox:} route to the ledger, raw. */
public record MailIntake(Intake ledger) {

    /** @throws se.inkopsnavet.fault.FaultException TOO_LARGE; nothing is then stored */
    public void accept(Exchange exchange, String flow, String municipality, String source) throws IOException {
        ReceivedMail mail = exchange.getProperty(ReceivedMail.PROPERTY, ReceivedMail.class);
        InputStream raw = exchange.getMessage().getBody(InputStream.class);
        Arrival arrival = new Arrival(
                flow, municipality, source, mail.transportId(), mail.name(), mail.maxBytes(), mail.arrivedAt());
        // A mail in a mailbox never changes (RFC 3501 §2.3.1.1).
        Acceptance acceptance = ledger.accept(arrival, raw, () -> true);
        exchange.setProperty(ReceivedMail.ACCEPTED, acceptance);
        exchange.getMessage().setBody(null);
    }
}
