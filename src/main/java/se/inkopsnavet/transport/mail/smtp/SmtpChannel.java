package se.inkopsnavet.transport.mail.smtp;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;

/**
 * Delivers a stored mail over a route made from {@code routes/mail-out.camel.yaml}.
 *
 * @param name the channel's name
 * @param route the name that the wiring gave to the route, such as {@code livs}
 * @param deduplicatesMessageId whether the receiver is agreed and tested to drop a second mail with the same Message-ID (reliability §2.1)
 */
public record SmtpChannel(String name, String route, boolean deduplicatesMessageId, ProducerTemplate camel)
        implements Channel {

    /** All that goes by one route goes to one mail server. */
    @Override
    public String line() {
        return "mail-out-" + route;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        StoredMail mail;
        try {
            mail = new StoredMail(parcel);
        } catch (FaultException e) {
            return new Delivery.Refused(e.fault(), e.place());
        }
        Exchange done = camel.send(uri(), exchange -> exchange.getMessage().setBody(mail));
        return done.getException() == null ? confirmed(mail) : judge(done, mail);
    }

    /** Without blocking: a stopped route is a failure that the ledger retries, not a reason to hold a worker for 30 seconds. */
    private String uri() {
        return "direct:mail-out-" + route + "?block=false";
    }

    /** SMTP cannot be asked. Only the receiver's promise to drop repeats makes it safe to send the same bytes again. */
    @Override
    public Delivery reconcile(Parcel parcel) {
        return deduplicatesMessageId
                ? new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "smtp: the receiver drops repeats")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "smtp: the receiver cannot be asked");
    }

    @Override
    public boolean canBeAsked() {
        return deduplicatesMessageId;
    }

    /** A route that ends well without a server's reply has sent nothing: it was changed so that it no longer reaches one. */
    private static Delivery confirmed(StoredMail mail) {
        return mail.acceptance().accepted()
                ? new Delivery.Delivered(mail.acceptance().reference())
                : new Delivery.Failed(Fault.CONFIGURATION, "mail route sends nothing");
    }

    private static Delivery judge(Exchange done, StoredMail mail) {
        SmtpFailure failure = done.getException(SmtpFailure.class);
        if (failure != null) {
            return failure.verdict();
        }
        FaultException refusal = done.getException(FaultException.class);
        if (refusal != null) {
            return new Delivery.Refused(refusal.fault(), refusal.place());
        }
        if (mail.acceptance().accepted()) {
            return confirmed(mail);
        }
        // Only a route that never began has surely sent nothing; any other surprise may have come after the final dot.
        return done.getException(DirectConsumerNotAvailableException.class) != null
                ? new Delivery.Failed(Fault.SMTP_UNREACHABLE, "mail route not available")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "mail route");
    }
}
