package se.inkopsnavet.journal.procapita;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.HttpVerdict;
import se.inkopsnavet.journal.procapita.SoapPort.Reply;
import se.inkopsnavet.journal.procapita.contract.ReasonType;
import se.inkopsnavet.ledger.Delivery;

/** Judges a call that did not end with a result (reliability report §2.3). No answer's text is ever repeated: it may name the person. */
final class SoapVerdict {

    private SoapVerdict() {}

    static Delivery of(Reply.Failed<?> failed) {
        Call call = failed.call();
        if (!call.wasHandedOver()) {
            // The request broke the contract's own schema; nothing has left, and the next attempt would be the same.
            return new Delivery.Refused(Fault.JOURNAL_REFUSED, "soap request");
        }
        if (call.faultCode() != null) {
            return "Client".equals(call.faultCode())
                    ? new Delivery.Refused(Fault.JOURNAL_REFUSED, "soap fault client")
                    : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "soap fault server");
        }
        if (call.status() == 200 || call.status() == 500) {
            return new Delivery.Unknown(Fault.JOURNAL_ANSWER_UNREADABLE, "soap http " + call.status());
        }
        if (call.status() != 0) {
            return HttpVerdict.of(call.status(), call.retryAfter(), "soap");
        }
        return neverConnected(failed.reason())
                ? new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, "soap connect")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "soap answer");
    }

    /** Before the first byte of the request: the peer was not there, or one side did not trust the other. */
    private static boolean neverConnected(Throwable reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    /** ERROR: the service has said that it wrote nothing. */
    static Delivery refused(@Nullable ReasonType reason) {
        if (reason == null) {
            return new Delivery.Refused(Fault.JOURNAL_REFUSED, "soap result");
        }
        Fault fault =
                switch (reason) {
                    case CLIENT_UNKNOWN, CLIENT_INACTIVE -> Fault.JOURNAL_CLIENT;
                    case HEADLINE_INACTIVE -> Fault.JOURNAL_HEADLINE;
                    case PERSONNEL_NOT_ON_UNIT -> Fault.JOURNAL_AUTHOR;
                    case UNIT_UNKNOWN -> Fault.JOURNAL_UNIT;
                    case OTHER -> Fault.JOURNAL_REFUSED;
                };
        return new Delivery.Refused(fault, "soap result " + reason);
    }
}
