package se.inkopsnavet.transport.mail.smtp;

import org.apache.camel.Body;
import se.inkopsnavet.transport.OutboundAllowList;

/** The route's own look at the outbound allow-list, at each send: the list may have become shorter since the mail was built. */
public record RecipientCheck(OutboundAllowList allowed) {

    /** @throws se.inkopsnavet.fault.FaultException RECIPIENT_NOT_ALLOWED */
    public void check(@Body StoredMail mail) {
        allowed.requireAddress(mail.recipient());
    }
}
