package se.inkopsnavet.dispatch;

import java.util.UUID;

/** Ends a mail that may have held a secret: its bytes and key in the hub, and its copies in the mailbox (docs/decisions/0023). */
@FunctionalInterface
public interface MailShredder {

    /** In the caller's transaction; once or more. */
    void destroy(UUID messageId, String municipality);
}
