package se.inkopsnavet.credentials;

import se.inkopsnavet.securemail.MailSealer;

/** Who may be handed a login. @param address of the mailbox, or of the print service @param sealer encrypts to that receiver alone */
public record Receiver(String address, MailSealer sealer) {}
