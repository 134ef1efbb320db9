package se.inkopsnavet.transport.mail.imap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the mailbox knows about the mail in the exchange; travels as the exchange property {@link #PROPERTY}.
 *
 * <p>Not as headers: nothing that a sender wrote may share a place with what the hub itself says (CVE-2026-33454, bad input B55).
 *
 * @param transportId {@code mailbox/folder/UIDVALIDITY/UID}; neither the Message-ID, which the sender chooses, nor the SEEN flag, which anyone sets
 * @param name for receipts
 * @param arrivedAt when the mail server got it (INTERNALDATE), or null when it does not say
 */
public record ReceivedMail(
        String transportId,
        String name,
        long maxBytes,
        @Nullable Instant arrivedAt) {

    static final String PROPERTY = "mailboxMail";

    /** Set once the ledger has it. Only then is the mail moved, whatever an error handler made of the exchange. */
    static final String ACCEPTED = "mailboxAccepted";
}
