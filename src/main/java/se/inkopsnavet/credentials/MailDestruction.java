package se.inkopsnavet.credentials;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.transport.mail.imap.Erasure;

/**
 * The end of a mail that held a login: its key and bytes in the hub, and its copy in the mailbox. In the caller's transaction; the key goes after the commit,
 * and the mailbox is emptied by a message of the ledger, which is tried until it is done.
 */
public class MailDestruction {

    public static final String FLOW = "MAILBOX_ERASURE";

    private final JdbcClient jdbc;
    private final Messages messages;
    private final PayloadStore payloads;
    private final Outbox outbox;

    public MailDestruction(JdbcClient jdbc, Messages messages, PayloadStore payloads, Outbox outbox) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.payloads = payloads;
        this.outbox = outbox;
    }

    public static String channel(String municipality) {
        return municipality + "/mailbox";
    }

    /** Once or more: what is gone is gone. */
    void destroy(UUID mail, String municipality) {
        messages.forgetPayload(mail).ifPresent(payloads::delete);
        Erasure erasure = jdbc.sql(
                        "select content_sha256, size, received_at from receipt where id = (select receipt_id from message where id = ?)")
                .param(mail)
                .query((row, n) -> new Erasure(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .single();
        UUID id = DerivedId.of("mailbox-erasure", mail);
        outbox.enqueue(new Outgoing(
                id, FLOW, municipality, channel(municipality), id.toString(), erasure.bytes(), null, null));
    }
}
