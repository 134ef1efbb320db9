package se.inkopsnavet.transport.mail.imap;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.transport.mail.MailServer;

/**
 * One mailbox and how it is read.
 *
 * @param name what the hub calls it; part of every arrival's transport id, so it must not change
 * @param folder where new mail arrives
 * @param processed where accepted mail is moved: the move is the acknowledgement
 * @param refused where mail above the cap is moved, unread
 * @param maxBytes size cap of one mail
 * @param maxMails how many mails one poll may take
 */
record MailboxSettings(
        String name, MailServer server, String folder, String processed, String refused, long maxBytes, int maxMails) {

    /** @throws FaultException CONFIGURATION: a folder name that would need encoding on the wire */
    MailboxSettings {
        for (String each : new String[] {folder, processed, refused}) {
            if (!each.matches("[A-Za-z0-9./_ -]{1,100}")) {
                throw new FaultException(Fault.CONFIGURATION, "mailbox " + name + " folder name");
            }
        }
    }
}
