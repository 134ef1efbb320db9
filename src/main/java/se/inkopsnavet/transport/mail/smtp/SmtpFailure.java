package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.MessagingException;
import se.inkopsnavet.ledger.Delivery;

/** Carries the verdict on an attempt through the Camel route. The message names the stage and numbers, never an address. */
final class SmtpFailure extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery verdict;

    SmtpFailure(Delivery verdict) {
        super(verdict.toString());
        this.verdict = verdict;
    }

    Delivery verdict() {
        return verdict;
    }
}
