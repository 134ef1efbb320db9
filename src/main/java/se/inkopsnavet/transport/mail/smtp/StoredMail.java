package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Parcel;

/**
 * A mail as the ledger holds it. It is written out byte for byte: nothing is parsed, re-folded, dated or given a new Message-ID.
 *
 * <p>A {@code MimeMessage} by type only, because that is what Camel's mail producer passes on untouched.
 */
public final class StoredMail extends SMTPMessage {

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final byte[] bytes;
    private final Envelope envelope;
    private final String messageId;
    private SmtpReply acceptance = SmtpReply.NONE;

    /** @throws FaultException INTERNAL_ERROR when SMTP could not carry the bytes unchanged, or their header names no clear way */
    StoredMail(Parcel parcel) {
        super(NO_SERVER);
        WireForm.require(parcel.bytes());
        this.bytes = parcel.bytes();
        this.envelope = Envelope.of(bytes);
        this.messageId = parcel.dedupId();
        setEnvelopeFrom(envelope.sender());
        setNotifyOptions(NOTIFY_FAILURE | NOTIFY_DELAY);
        setReturnOption(RETURN_HDRS);
    }

    public String sender() {
        return envelope.sender();
    }

    public String recipient() {
        return envelope.recipient();
    }

    void accepted(SmtpReply reply) {
        acceptance = reply;
    }

    /** What the server said when it took the mail; {@link SmtpReply#NONE} before. */
    SmtpReply acceptance() {
        return acceptance;
    }

    @Override
    public String getMessageID() {
        return messageId;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(bytes);
    }

    @Override
    public void saveChanges() {
        // Built once and stored (reliability §2.1 K10): there is nothing to bring up to date.
    }

    @Override
    public String toString() {
        return "StoredMail[***]";
    }
}
