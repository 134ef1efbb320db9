package se.inkopsnavet.transport.mail.imap;

import se.inkopsnavet.fault.Fault;

/** Tells operations what no ledger entry tells: a mail that was not taken, a mailbox that cannot be read. */
@FunctionalInterface
public interface MailboxAlarm {

    /** @param place mailbox and UID, no personal data */
    void raise(Fault fault, String place);
}
