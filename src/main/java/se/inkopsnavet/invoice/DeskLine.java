package se.inkopsnavet.invoice;

import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.MailSealer;

/**
 * The way to a municipality's invoice desk (kundfaktura) and back.
 *
 * @param address its function mailbox
 * @param hubAddress the municipality's own mailbox, which signs
 * @param sealer encrypts to the desk alone
 * @param opener opens mail that the desk has signed, and nobody else's
 */
public record DeskLine(String address, String hubAddress, MailSealer sealer, MailOpener opener) {}
