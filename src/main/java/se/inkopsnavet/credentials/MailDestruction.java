package se.inkopsnavet.credentials;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.dispatch.MailShredder;
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
public class MailDestruction implements MailShredder {

    public static final String FLOW = "MAILBOX_ERASURE";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final PayloadStore payloads;
    private final Outbox outbox;

    public MailDestruction(
            JdbcClient jdbc, TransactionTemplate transaction, Messages messages, PayloadStore payloads, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.messages = messages;
        this.payloads = payloads;
        this.outbox = outbox;
    }

    public static String channel(String municipality) {
        return municipality + "/mailbox";
    }

    /** Mails whose login is handed over or lost, and which are still there all the same: a safety net, should what follows an outcome ever fail. */
    public void sweep() {
        jdbc.sql(
                        "select h.mail_id, h.municipality from credentials_handover h join message o on o.id = h.id"
                                + " join message m on m.id = h.mail_id where m.payload_id is not null and o.state not in ('READY', 'SENDING')")
                .query((row, n) -> new Left(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(left -> transaction.executeWithoutResult(status -> destroy(left.mail(), left.municipality())));
    }

    private record Left(UUID mail, String municipality) {}

    @Override
    public void destroy(UUID mail, String municipality) {
        messages.forgetPayload(mail).ifPresent(payloads::delete);
        Erasure erasure = jdbc.sql(
                        "select coalesce(content_mark, content_sha256), size, least(arrived_at, received_at) as here_since from receipt where id = (select receipt_id from message where id = ?)")
                .param(mail)
                .query((row, n) -> new Erasure(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .single();
        UUID id = DerivedId.of("mailbox-erasure", mail);
        outbox.enqueue(new Outgoing(
                id, FLOW, municipality, channel(municipality), id.toString(), erasure.bytes(), null, null));
    }
}
