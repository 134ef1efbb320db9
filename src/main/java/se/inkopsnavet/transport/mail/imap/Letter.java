package se.inkopsnavet.transport.mail.imap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the mailbox, not read yet.
 *
 * @param arrivedAt when the server got it (INTERNALDATE), whatever its Date header says
 * @param size as the server states it (RFC822.SIZE)
 */
record Letter(long uid, long size, @Nullable Instant arrivedAt) {}
