package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;

/** Judges an attempt that did not end with 250 (reliability §2.1 K12). */
final class SmtpVerdict {

    private SmtpVerdict() {}

    /** No connection was made: nothing was sent, whatever the reason. */
    static Delivery onConnect(MessagingException problem) {
        if (problem instanceof AuthenticationFailedException) {
            return new Delivery.Failed(Fault.SMTP_REFUSED, "smtp login");
        }
        return new Delivery.Failed(Fault.SMTP_UNREACHABLE, isTls(problem) ? "smtp tls" : "smtp connect");
    }

    /** The server said no, or nothing, at that stage. */
    static Delivery onSend(SmtpStage stage, SmtpReply reply) {
        String place = "smtp " + stage.name().toLowerCase(Locale.ROOT) + " " + reply.numbers();
        if (reply.never()) {
            return new Delivery.Refused(Fault.SMTP_REFUSED, place);
        }
        if (reply.notNow()) {
            return new Delivery.Failed(Fault.SMTP_REFUSED, place);
        }
        return stage == SmtpStage.ACKNOWLEDGEMENT
                ? new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, place)
                : new Delivery.Failed(Fault.SMTP_UNREACHABLE, place);
    }

    /** Angus Mail tells of a missing STARTTLS in a plain exception with that word, of all other TLS trouble by the cause. */
    private static boolean isTls(MessagingException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException
                    || String.valueOf(cause.getMessage()).contains("STARTTLS")) {
                return true;
            }
        }
        return false;
    }
}
