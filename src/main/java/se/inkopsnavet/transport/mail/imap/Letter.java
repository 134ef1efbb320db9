package se.inkopsnavet.transport.mail.imap;

/**
 * A mail in the mailbox, not read yet.
 *
 * @param size as the server states it (RFC822.SIZE)
 */
record Letter(long uid, long size) {}
